"""What the screens show: observable, one module a family of screens. No controls."""
