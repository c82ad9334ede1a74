"""Which address leads to which part of the desk."""

from django.urls import include, path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView

from annotations.admin import site as admin_site

urlpatterns = [
    path("admin/", admin_site.urls),
    path("i18n/", include("django.conf.urls.i18n")),
    path("api/schema/", SpectacularAPIView.as_view(), name="schema"),
    path(
        "api/docs/",
        SpectacularSwaggerSplitView.as_view(url_name="schema", http_method_names=["get", "head"]),
        name="api-docs",
    ),
    path("api/v1/", include("annotations.api.urls")),
    path("checks/", include("annotations.web.public_urls")),
    path("", include("annotations.web.urls")),
]

handler400 = "annotations.web.errors.bad_request"
handler403 = "annotations.web.errors.not_allowed"
handler404 = "annotations.web.errors.not_found"
handler500 = "annotations.web.errors.server_error"
