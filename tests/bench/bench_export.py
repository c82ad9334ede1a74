"""How fast the desk is exported, and in how much memory.

    python -m tests.bench.bench_export [ARTICLES]

Makes a desk of its own in a temporary folder (or in an empty database that DATABASE_URL names),
fills it with articles of 400 words, each with 4 quotes (content, cue and source) and 4 claims,
writes them out in both forms, and prints one line of JSON. Articles a second are counted by
processor time, the best of three: on one core that does nothing else.
"""

import json
import os
import random
import resource
import sys
import tempfile
import time

WORDS = ("harbour", "council", "quay", "lorry", "vote", "winter", "report", "ferry", "tide")
SPANS = 8


def article_text(chance: random.Random) -> str:
    words = [chance.choice(WORDS) for _ in range(400)]
    for index in range(0, 400, 50):
        words[index] = "“We counted 3,200 of them last year,” said Marta Ilves."
    return " ".join(words)


def drafts(count: int):
    from annotations.desk.drafts import ArticleDraft, ClaimDraft, QuoteDraft, SpanDraft

    chance = random.Random(7)
    for number in range(count):
        text = f"{article_text(chance)} {number}"
        quotes, claims, at = [], [], -1
        for index in range(SPANS):
            at = text.index("“We counted", at + 1)
            if index % 2:
                claims.append(ClaimDraft(SpanDraft(at + 1, at + 36)))
                continue
            quotes.append(
                QuoteDraft(
                    content=[SpanDraft(at + 1, at + 36)],
                    cue=SpanDraft(at + 38, at + 42),
                    sources=[SpanDraft(at + 43, at + 54)],
                    confidence=0.875,
                )
            )
        yield ArticleDraft(
            text=text,
            title=f"Headline {number}",
            url=f"https://paper.example/{number}",
            outlet=f"Paper {number % 20}",
            language="en",
            quotes=quotes,
            claims=claims,
        )


def timed(chunks) -> tuple[float, int]:
    begin, size = time.process_time(), 0
    for chunk in chunks:
        size += len(chunk)
    return time.process_time() - begin, size


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    os.environ["FACTCHECK_DATA_DIR"] = tempfile.mkdtemp(prefix="factcheck-bench-")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
    import django

    django.setup()
    from django.core.management import call_command

    from annotations.desk.intake import import_articles
    from annotations.interchange.native import export_json, export_ndjson
    from annotations.models import Role, User

    call_command("migrate", verbosity=0)
    actor = User.objects.create_user("bench", role=Role.EDITOR)
    outcomes = [each.outcome for each in import_articles(actor=actor, drafts=drafts(count))]
    assert outcomes.count("created") == count, set(outcomes)
    timed(export_ndjson())  # once, to have the file in the cache and the code loaded
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    ndjson, size = min(timed(export_ndjson()) for _ in range(3))
    document, _ = min(timed(export_json()) for _ in range(3))
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(
        json.dumps(
            {
                "articles": count,
                "ndjson_articles_per_second": round(count / ndjson),
                "json_articles_per_second": round(count / document),
                "microseconds_per_article": round(ndjson / count * 1e6),
                "bytes_per_article": round(size / count),
                "peak_memory_mb": round(after / 1024),
                "grew_mb": round((after - before) / 1024, 1),
            }
        )
    )


if __name__ == "__main__":
    main()
