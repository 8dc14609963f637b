"""The Web API methods about files: an address to upload to, and the sharing of what was uploaded."""

import itertools
import json
import re
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]

_CHANNEL = re.compile("[CGDZ][A-Z0-9]+")


@dataclass
class Upload:
    """`content` is None until it was sent; a file can be shared once."""

    id: str
    name: str
    length: int
    content: bytes | None = None
    is_shared: bool = False

    def as_json(self) -> Json:
        return {"id": self.id, "name": self.name, "permalink": f"https://tumen-sample.slack.com/files/{self.id}"}


class Uploads:
    """All uploads of the workspace, by id."""

    def __init__(self) -> None:
        self._numbers = itertools.count(1)
        self.known: dict[str, Upload] = {}

    def begin(self, params: Json) -> Upload:
        upload = Upload(f"F{next(self._numbers)}", params["filename"], int(params["length"]))
        self.known[upload.id] = upload
        return upload

    def receive(self, identifier: str, content: bytes) -> int:
        """The status of the answer."""
        upload = self.known.get(identifier)
        if upload is None or len(content) != upload.length:
            return 400
        upload.content = content
        return 200

    def ready(self, params: Json) -> list[Upload] | str:
        """What files.completeUploadExternal may share, or the name of Slack's error."""
        if not _CHANNEL.fullmatch(str(params.get("channel_id"))):
            return "invalid_arguments"
        found = [self.known.get(file["id"]) for file in json.loads(params["files"])]
        ready = [upload for upload in found if upload and upload.content is not None and not upload.is_shared]
        return ready if found and len(ready) == len(found) else "file_not_found"
