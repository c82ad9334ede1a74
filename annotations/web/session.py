"""Signing in and out."""

from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView, LogoutView

from .forms import DeskForm


class SignInForm(DeskForm, AuthenticationForm):
    """Name and password."""


sign_in = LoginView.as_view(
    template_name="annotations/sign_in.html",
    authentication_form=SignInForm,
    redirect_authenticated_user=True,
)
sign_out = LogoutView.as_view()
