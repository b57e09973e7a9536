import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { isMap, isNode, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import { checkStory } from './check-story.js';
import { STORY_SCHEMA, type Story } from './story.schema.js';
import { StoryMistakes, type StoryMistake } from './story-mistakes.js';

type Path = readonly (string | number)[];

/** Reads and checks a story file. @throws StoryMistakes with every mistake in it; the file's own I/O errors. */
export async function readStory(filePath: string): Promise<Story> {
  return parseStory(await readFile(filePath, 'utf8'), basename(filePath));
}

/**
 * Reads and checks the text of a story.
 * @param source name of the file, used in messages only
 * @throws StoryMistakes with every mistake: first the YAML, then the shape, then what the fields say together
 */
export function parseStory(text: string, source: string): Story {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const broken = document.errors.map((error) => yamlMistake(error.message, lines.linePos(error.pos[0]).line));
  if (broken.length > 0) throw new StoryMistakes(source, broken);

  const lineOf = (path: Path) => lineAt(document, lines, path);
  const parsed = STORY_SCHEMA.safeParse(document.toJS());
  if (!parsed.success) {
    const missing = (path: Path) => document.getIn(path) === undefined;
    const misshapen = parsed.error.issues.flatMap((issue) => shapeMistakes(issue, lineOf, missing));
    throw new StoryMistakes(source, inOrder(misshapen));
  }
  const contradictions = checkStory(parsed.data).map(({ path, what, mend }) => ({
    line: lineOf(path),
    where: path.join('.'),
    what,
    mend,
  }));
  if (contradictions.length > 0) throw new StoryMistakes(source, inOrder(contradictions));
  return parsed.data;
}

function yamlMistake(message: string, line: number): StoryMistake {
  const duplicate = message.startsWith('Map keys must be unique');
  const first = message.split('\n')[0] ?? message;
  return {
    line,
    where: '',
    what: duplicate ? 'the same key stands twice in one map' : first.replace(/ at line.*$/, ''),
    mend: duplicate ? 'give each entry a key of its own' : 'mend the YAML here or on the line above',
  };
}

function shapeMistakes(
  issue: z.core.$ZodIssue,
  lineOf: (path: Path) => number,
  isMissing: (path: Path) => boolean,
): StoryMistake[] {
  const path = issue.path.filter((part) => typeof part !== 'symbol');
  const at = (extra: Path, what: string, mend: string): StoryMistake => {
    const full = [...path, ...extra];
    return { line: lineOf(full), where: full.join('.'), what, mend };
  };
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((name) =>
      at([name], `the field ${name} is not known here`, 'correct its name or take it out'),
    );
  }
  const missing = isMissing(path);
  if (issue.code === 'invalid_value') {
    const what = missing ? 'this field is missing' : 'this word is not on the list';
    return [at([], what, `write one of: ${issue.values.join(', ')}`)];
  }
  if (issue.code === 'invalid_key')
    return [at([], 'this key cannot be used', issue.issues[0]?.message ?? issue.message)];
  if (issue.code === 'invalid_type') {
    return [
      at([], missing ? 'this field is missing' : `this is not a ${issue.expected}`, `write a ${issue.expected} here`),
    ];
  }
  return [at([], 'this value does not fit', issue.message)];
}

/** Line of the deepest node of `path` that the file has: the key of a map entry, else the entry itself. */
function lineAt(document: Document, lines: LineCounter, path: Path): number {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const offset = offsetOf(document, path.slice(0, depth));
    if (offset !== undefined) return lines.linePos(offset).line;
  }
  return 1;
}

function offsetOf(document: Document, path: Path): number | undefined {
  const last = path[path.length - 1];
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (isMap(parent)) {
    const pair = parent.items.find((item) => isScalar(item.key) && String(item.key.value) === String(last));
    return pair && isNode(pair.key) ? pair.key.range?.[0] : undefined;
  }
  const node = document.getIn(path, true);
  return isNode(node) ? node.range?.[0] : undefined;
}

function inOrder(mistakes: readonly StoryMistake[]): StoryMistake[] {
  return mistakes.toSorted((a, b) => a.line - b.line || a.where.localeCompare(b.where));
}
