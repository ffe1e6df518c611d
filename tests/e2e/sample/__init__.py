"""Sample apps for the packer."""
