"""Addresses of the reviewer pages."""

from django.urls import URLPattern, path

from . import session

app_name = "annotations"

urlpatterns: list[URLPattern] = [
    path("sign-in/", session.sign_in, name="sign_in"),
    path("sign-out/", session.sign_out, name="sign_out"),
]
