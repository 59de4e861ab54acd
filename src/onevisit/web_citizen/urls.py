"""Addresses of the citizens' web."""

from django.urls import path

from onevisit.web_citizen.views import applications, cases, guides, home, matters, papers, services, signing

app_name = "web_citizen"
urlpatterns = [
    path("", home.home, name="home"),
    path("county", home.choose_county, name="choose_county"),
    path("sign-in", signing.sign_in_view, name="sign_in"),
    path("sign-out", signing.sign_out_view, name="sign_out"),
    path("guides/<slug:life_event>", guides.guide, name="guide"),
    path("services/<slug:service>", services.service_guide, name="service"),
    path("guides/<slug:life_event>/questions", guides.questions, name="questions"),
    path("guides/<slug:life_event>/plan", guides.plan_view, name="plan"),
    path("guides/<slug:life_event>/apply", applications.apply, name="apply"),
    path("applications/<slug:draft>", applications.application, name="application"),
    path("applications/<slug:draft>/form/<slug:group>", applications.form, name="form"),
    path("applications/<slug:draft>/papers", papers.papers, name="papers"),
    path("applications/<slug:draft>/papers/<str:key>", papers.change_paper, name="change_paper"),
    path("applications/<slug:draft>/papers/<str:key>/file", papers.draft_picture, name="draft_picture"),
    path("applications/<slug:draft>/check", applications.check, name="check"),
    path("applications/<slug:draft>/throw-away", applications.throw_away, name="throw_away"),
    path("matters", matters.matters, name="matters"),
    path("cases/<str:number>", cases.case_view, name="case"),
    path("cases/<str:number>/rating", cases.rate_case, name="rate"),
    path("cases/<str:number>/sent", cases.sent, name="sent"),
    path("cases/<str:number>/parts/<slug:step>/withdraw", cases.withdraw, name="withdraw"),
    path("cases/<str:number>/papers/<str:key>", cases.give_paper, name="give_paper"),
    path("cases/<str:number>/papers/<str:key>/file", cases.paper_file, name="paper_file"),
    path("cases/<str:number>/results/<str:key>", cases.result, name="result"),
]
