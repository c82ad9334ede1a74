"""Addresses of the reviewer pages."""

from django.urls import URLPattern, path

from . import (
    account,
    claim_pages,
    desk,
    directory,
    evidence_pages,
    intake_pages,
    lists,
    session,
)

app_name = "annotations"

urlpatterns: list[URLPattern] = [
    path("sign-in/", session.sign_in, name="sign_in"),
    path("sign-out/", session.sign_out, name="sign_out"),
    path("", desk.desk, name="desk"),
    path("record/", desk.record, name="record"),
    path("search/", lists.search, name="search"),
    path("articles/", lists.articles, name="articles"),
    path("articles/add/", intake_pages.add_pasted, name="add_article"),
    path("articles/add/files/", intake_pages.add_files, name="add_files"),
    path("articles/add/address/", intake_pages.add_fetched, name="add_address"),
    path("articles/<int:pk>/edit/", intake_pages.change_article_page, name="change_article"),
    path("claims/", lists.claims, name="claims"),
    path("claims/new/", claim_pages.new_claim, name="new_claim"),
    path("claims/<int:pk>/", claim_pages.claim, name="claim"),
    path("claims/<int:pk>/edit/", claim_pages.change_claim, name="change_claim"),
    path("claims/<int:pk>/accept/", claim_pages.accept_claim, name="accept_claim"),
    path("claims/<int:pk>/reject/", claim_pages.reject_claim, name="reject_claim"),
    path("claims/<int:pk>/reopen/", claim_pages.reopen_claim, name="reopen_claim"),
    path("claims/<int:pk>/appearances/", claim_pages.add_appearance, name="add_appearance"),
    path("claims/<int:pk>/evidence/", evidence_pages.add_evidence, name="add_evidence"),
    path("claims/<int:pk>/verdict/", evidence_pages.submit_verdict, name="submit_verdict"),
    path("evidence/<int:pk>/edit/", evidence_pages.change_evidence, name="change_evidence"),
    path("evidence/<int:pk>/withdraw/", evidence_pages.withdraw_evidence, name="withdraw_evidence"),
    path("verdicts/<int:pk>/withdraw/", evidence_pages.withdraw_verdict, name="withdraw_verdict"),
    path("speakers/", directory.speakers, name="speakers"),
    path("speakers/new/", directory.new_speaker, name="new_speaker"),
    path("speakers/suggest/", directory.suggest, name="suggest_speakers"),
    path("speakers/<int:pk>/", directory.speaker, name="speaker"),
    path("speakers/<int:pk>/edit/", directory.change_speaker, name="change_speaker"),
    path("outlets/", directory.outlets, name="outlets"),
    path("outlets/new/", directory.new_outlet, name="new_outlet"),
    path("outlets/<int:pk>/edit/", directory.change_outlet, name="change_outlet"),
    path("scales/", directory.scales, name="scales"),
    path("account/", account.account, name="account"),
    path("account/password/", account.change_password, name="change_password"),
    path("account/tokens/<str:key>/revoke/", account.revoke, name="revoke_token"),
]
