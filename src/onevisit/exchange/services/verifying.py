"""Opens an uploaded file as what it claims to be; only what really opens is kept.

Photos are decoded and PDFs parsed. The bytes are kept as they came, so a
photo's orientation stays.
"""

import io

from PIL import Image
from pypdf import PdfReader

from onevisit.exchange.domain import uploads
from onevisit.exchange.domain.uploads import FileKind, Looked
from onevisit.kernel.errors import DomainError

_FORMATS = {FileKind.JPEG: "JPEG", FileKind.PNG: "PNG", FileKind.WEBP: "WEBP"}


def verify(content: bytes) -> Looked:
    """What the file is, having opened it.

    Raises a refusal of `domain.uploads` that says what to do.
    """
    uploads.require_size(len(content))
    kind = uploads.kind_of(content)
    return _pdf(content) if kind is FileKind.PDF else _photo(content, kind)


def _photo(content: bytes, kind: FileKind) -> Looked:
    """Decode it; a JPEG at an eighth of its size, which still reads every byte and needs little memory."""
    try:
        with Image.open(io.BytesIO(content), formats=[_FORMATS[kind]]) as photo:
            width, height = photo.size
            if width * height > uploads.PIXELS_MAX:
                raise uploads.PHOTO_TOO_MANY_PIXELS()
            photo.draft(None, (width // 8, height // 8))
            photo.load()
    except DomainError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise uploads.PHOTO_TOO_MANY_PIXELS() from error
    except Exception as error:  # decoders raise whatever a broken file makes them meet
        raise uploads.PHOTO_BROKEN() from error
    return Looked(kind, pixels=width * height)


def _pdf(content: bytes) -> Looked:
    """Parse the PDF; the parser would mend a cut file, so its end is looked at too."""
    if b"%%EOF" not in content[-2048:]:
        raise uploads.PDF_BROKEN()
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted:
            raise uploads.PDF_LOCKED()
        pages = len(reader.pages)
        if pages > uploads.PAGES_MAX:
            raise uploads.PDF_TOO_MANY_PAGES()
        sizes = [page.mediabox for page in reader.pages]
    except DomainError:
        raise
    except Exception as error:  # parsers raise whatever a broken file makes them meet
        raise uploads.PDF_BROKEN() from error
    if not sizes:
        raise uploads.PDF_BROKEN()
    return Looked(FileKind.PDF, pages=pages)
