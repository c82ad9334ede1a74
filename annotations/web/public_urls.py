"""Addresses that everybody may open: what the desk has published."""

from django.urls import URLPattern, path

from . import public, public_feed, public_picture

app_name = "public"

urlpatterns: list[URLPattern] = [
    path("", public.checks, name="checks"),
    path("feed.atom", public_feed.feed, name="feed"),
    path("corrections/", public.corrections, name="corrections"),
    path("<slug:slug>/", public.check, name="check"),
    path("<slug:slug>/picture.png", public_picture.picture, name="picture"),
]
