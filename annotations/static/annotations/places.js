// What is selected in the text, in Unicode code points of the revision.
//
// Each paragraph's element holds exactly the characters of the text from its data-start on, so a
// boundary is counted from there. JavaScript counts UTF-16 units; a string's iterator does not.

/** How many code points a string has. */
export function codePoints(string) {
  let count = 0;
  for (const _ of string) count += 1;
  return count;
}

/** The paragraphs of the text that the range touches, in order. */
function paragraphsIn(text, range) {
  return [...text.querySelectorAll("p[data-start]")].filter((each) => range.intersectsNode(each));
}

/** The part of the range that lies in the paragraph, as a range. */
function within(paragraph, range) {
  const part = document.createRange();
  part.selectNodeContents(paragraph);
  if (paragraph.contains(range.startContainer)) part.setStart(range.startContainer, range.startOffset);
  if (paragraph.contains(range.endContainer)) part.setEnd(range.endContainer, range.endOffset);
  return part;
}

/** Where a boundary of a part lies in the revision: what stands before it in its paragraph. */
function offset(paragraph, container, at) {
  const before = document.createRange();
  before.selectNodeContents(paragraph);
  before.setEnd(container, at);
  return Number(paragraph.dataset.start) + codePoints(before.toString());
}

/**
 * The place selected in the text: {start, end, words, range}, or null where nothing is.
 *
 * White space at the ends is left out; words of several paragraphs are joined by line breaks.
 */
export function selectedPlace(text) {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const parts = paragraphsIn(text, range)
    .map((paragraph) => ({ paragraph, part: within(paragraph, range) }))
    .filter(({ part }) => part.toString().trim() !== "");
  if (parts.length === 0) return null;
  const first = parts[0];
  const last = parts[parts.length - 1];
  const words = parts.map(({ part }) => part.toString()).join("\n");
  const lead = codePoints(words) - codePoints(words.trimStart());
  const trail = codePoints(words) - codePoints(words.trimEnd());
  return {
    start: offset(first.paragraph, first.part.startContainer, first.part.startOffset) + lead,
    end: offset(last.paragraph, last.part.endContainer, last.part.endOffset) - trail,
    words: words.trim(),
    range,
  };
}
