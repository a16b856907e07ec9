"""A report's cover and closing page alone, by which a brand is looked at."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

from maturity_desktop.domain.brand import Brand
from maturity_desktop.domain.progress import unwatched
from maturity_desktop.domain.report_records import Form
from maturity_desktop.reports.content import ReportContent


def brand_pages(content: ReportContent, brand: Brand) -> bytes:
    """A PDF of the pages as the report would have them; the closing page last, where the brand has one."""
    from maturity_desktop.look import load_look
    from maturity_desktop.reports.pdf.branding import branded, closing_page
    from maturity_desktop.reports.pdf.document import ReportDocument
    from maturity_desktop.reports.pdf.front import cover
    from maturity_desktop.reports.pdf.pages import Pages
    from maturity_desktop.reports.pdf.typefaces import register

    register()
    options = replace(content.options, brand=brand, form=Form.FULL, parts=(), photos=())
    shown = replace(content, options=options)
    look = branded(load_look("light"), brand)
    story = [*cover(Pages(shown, look)), *closing_page(shown, look)]
    out = BytesIO()
    ReportDocument(shown, out, look, unwatched).lay_out(story)
    return out.getvalue()
