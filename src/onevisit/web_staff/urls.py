"""Addresses of the staff's pages, under `/staff/`."""

from django.urls import path, register_converter

from onevisit.kernel.ids import CaseId
from onevisit.web_staff.views import (
    applications,
    cases,
    papers,
    proceedings,
    refusing,
    session,
    window,
    work_list,
)


class TrackingNumberConverter:
    """Twenty digits; whether they are a case that the reader may see is for the case engine to say."""

    regex = "[0-9]{20}"

    def to_python(self, value: str) -> CaseId:
        return CaseId(value)

    def to_url(self, value: CaseId) -> str:
        return value


register_converter(TrackingNumberConverter, "case")

app_name = "web_staff"
urlpatterns = [
    path("", work_list.work_list, name="work_list"),
    path("find", work_list.find, name="find"),
    path("sign-in", session.sign_in, name="sign_in"),
    path("sign-out", session.sign_out, name="sign_out"),
    path("file", window.file_begin, name="file_begin"),
    path("file/applications/<slug:draft>", applications.application, name="application"),
    path("file/applications/<slug:draft>/form/<slug:group>", applications.form, name="form"),
    path("file/applications/<slug:draft>/papers", applications.papers, name="papers"),
    path("file/applications/<slug:draft>/papers/<str:key>", applications.change_paper, name="change_paper"),
    path(
        "file/applications/<slug:draft>/papers/<str:key>/file",
        applications.draft_picture,
        name="draft_picture",
    ),
    path("file/applications/<slug:draft>/check", applications.check, name="check"),
    path("file/applications/<slug:draft>/throw-away", applications.throw_away, name="throw_away"),
    path("file/<slug:person>", window.file_matter, name="file_matter"),
    path("file/<slug:person>/<slug:life_event>/questions", window.questions, name="questions"),
    path("file/<slug:person>/<slug:life_event>/plan", window.plan_view, name="plan"),
    path("file/<slug:person>/<slug:life_event>/apply", window.apply, name="apply"),
    path("cases/<case:case>", cases.case_page, name="case"),
    path("cases/<case:case>/visits", cases.record_visit, name="case_visit"),
    path("cases/<case:case>/receipt", cases.receipt, name="receipt"),
    path("cases/<case:case>/sent", cases.sent, name="sent"),
    path("cases/<case:case>/papers/<str:key>", papers.case_paper, name="case_paper"),
    path("cases/<case:case>/papers/<str:key>/content", papers.content, name="paper_content"),
    path("cases/<case:case>/papers/<str:key>/supply", cases.supply, name="supply"),
    path("cases/<case:case>/parts/<str:step>", proceedings.proceeding, name="proceeding"),
    path("cases/<case:case>/parts/<str:step>/act", proceedings.act, name="act"),
    path("cases/<case:case>/parts/<str:step>/refuse", refusing.refuse, name="refuse"),
    path("cases/<case:case>/parts/<str:step>/visits", proceedings.record_visit, name="record_visit"),
    path("cases/<case:case>/parts/<str:step>/papers/<str:key>", papers.paper, name="paper"),
]
