import { type FieldNode, type FragmentDefinitionNode, Kind, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { selects } from './selects.js';

function infoOf(document: string): Parameters<typeof selects>[0] {
  const { definitions } = parse(document);
  const fragments: Record<string, FragmentDefinitionNode> = {};
  const fieldNodes: FieldNode[] = [];
  for (const one of definitions) {
    if (one.kind === Kind.FRAGMENT_DEFINITION) fragments[one.name.value] = one;
    else if (one.kind === Kind.OPERATION_DEFINITION)
      for (const field of one.selectionSet.selections) if (field.kind === Kind.FIELD) fieldNodes.push(field);
  }
  return { fieldNodes, fragments };
}

describe('selects', () => {
  it.each([
    ['a field of its own', '{ record { rev text } }', true],
    ['one far below, under another name', '{ record { sections { units { words: text } } } }', true],
    ['one of an inline fragment', '{ record { ... on RecordView { sections { ... { units { text } } } } } }', true],
    [
      'one of a fragment',
      'query { record { ...a } } fragment a on R { units { ...b } } fragment b on U { text }',
      true,
    ],
    ['one that a directive may leave out', 'query ($x: Boolean!) { record { text @include(if: $x) } }', true],
    ['another field under that name', '{ record { text: rev } }', false],
    ['none', 'query { record { ...a rev } } fragment a on R { units { id } }', false],
  ])('finds %s', (_, document, found) => {
    expect(selects(infoOf(document), ['text', 'json'])).toBe(found);
  });
});
