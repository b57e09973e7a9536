/** What somebody does while the others listen, beyond typing: each act leaves a matter behind that is judged later. */
import type { Story } from '@soulad/api/testing';
import type { UnitId } from '@soulad/shared/ids';
import { randomBytes } from 'node:crypto';
import { waitFor } from '../support/wait-for.js';
import type { HeadlessViewer } from './headless-viewer.js';
import { identifier, phrase, type Matter } from './matters.js';

export interface Stage {
  readonly story: Story;
  readonly viewers: readonly HeadlessViewer[];
  readonly unitIds: Readonly<Record<string, UnitId>>;
  readonly partyIds: Readonly<Record<string, string>>;
}

/** Words that have never been written before. */
export function freshWords(): string {
  return `živě ${randomBytes(6).toString('hex')} psáno`;
}

/** [P2] The convener begins a passage and does not share it: it is nobody else's. */
export async function beginDraft({ story, viewers }: Stage): Promise<Matter | undefined> {
  const convener = viewers.find(({ role }) => story.parties[role.party]?.convener);
  if (!convener) return undefined;
  const words = freshWords();
  const id = await convener.addDraft(words);
  return {
    name: 'a draft',
    mayHave: (party) => party === convener.role.party,
    secrets: [phrase('draft words', words), ...identifier('draft id', id)],
  };
}

/** [B.6] Somebody writes a sentence and deletes it again: whoever comes later never gets it. */
export async function writeAndDelete({ story, viewers, unitIds }: Stage): Promise<Matter | undefined> {
  const key = mostSeen(story);
  const author = viewers.find(({ role }) => role.party === story.units[key ?? '']?.author);
  const id = unitIds[key ?? ''];
  if (!key || !author || !id) return undefined;
  const words = freshWords();
  if (!(await author.type(id, words)) || !(await author.erase(id, words))) return undefined;
  return {
    name: 'deleted words',
    mayHave: () => false,
    secrets: [phrase('deleted words', words)],
    moments: ['reload', 'sign-out'],
  };
}

/** [I7] The author takes a reader out while everybody looks and goes on writing: from then on not a byte. */
export async function narrowLive({ story, viewers, unitIds, partyIds }: Stage): Promise<Matter | undefined> {
  const key = mostSeen(story);
  const unit = story.units[key ?? ''];
  const id = unitIds[key ?? ''];
  const author = viewers.find(({ role }) => role.party === unit?.author);
  const reader = viewers.find(
    ({ role }) =>
      role.party !== unit?.author && unit?.sees.includes(role.party) && !story.parties[role.party]?.convener,
  );
  if (!unit || !id || !author || !reader) return undefined;
  await reader.holdOn(id);
  await author.narrow(id, partyIds[reader.role.party] ?? '');
  const words = freshWords();
  await waitFor('the author may write again', () => author.unit(id)?.phase === 'live');
  if (!(await author.type(id, words))) return undefined;
  const others = viewers.filter(({ role }) => role.party !== reader.role.party && unit.sees.includes(role.party));
  await Promise.all(
    others.map((viewer) => waitFor('the words arrive', () => viewer.units().some(({ text }) => text.includes(words)))),
  );
  return {
    name: `what follows a narrowing of ${key ?? ''}`,
    mayHave: (party) => party !== reader.role.party,
    secrets: [phrase('words after narrowing', words)],
  };
}

/** The unit with the widest audience: what is done there reaches most clients. */
function mostSeen(story: Story): string | undefined {
  const shared = Object.entries(story.units).filter(([, { state }]) => state === 'shared');
  return shared.toSorted(([, a], [, b]) => b.sees.length - a.sees.length)[0]?.[0];
}
