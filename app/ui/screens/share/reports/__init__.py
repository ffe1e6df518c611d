"""Reports of the organisation, for those who lead it."""

from app.ui.screens.share.reports.group import GroupScreen as GroupScreen
from app.ui.screens.share.reports.home import ReportsHome as ReportsHome
from app.ui.screens.share.reports.home import way_to_reports as way_to_reports
from app.ui.screens.share.reports.report import ReportScreen as ReportScreen
