"""Reads gold articles and says what is wrong with them.

python -m annotations.extraction.measuring FOLDER…
"""

import sys
from pathlib import Path

from annotations.extraction.measuring.marked import MarkError, read_article


def main(folders: list[str]) -> int:
    """Check the articles of the folders; return how many are wrong."""
    wrong = 0
    for folder in folders:
        path = Path(folder)
        for file in sorted(path.rglob("*.txt")) if path.is_dir() else [path]:
            try:
                article = read_article(file)
            except MarkError as error:
                wrong += 1
                sys.stdout.write(f"{error}\n")
            else:
                chains = sum(len(quote.sources) > 1 for quote in article.quotes)
                sys.stdout.write(
                    f"{file.name}: {len(article.text.split())} words, {len(article.quotes)} quotes,"
                    f" {chains} chains, {len(article.mentions)} mentions,"
                    f" {len(article.claims)} worth checking\n"
                )
    return wrong


if __name__ == "__main__":
    sys.exit(min(main(sys.argv[1:]), 1))
