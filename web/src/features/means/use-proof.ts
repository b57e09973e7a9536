import { startAuthentication } from '@simplewebauthn/browser';
import { useState } from 'react';
import type { ProofInput, ProofChallengePartsFragment } from '../../generated/graphql.gen.js';

export const WAYS = ['passkey', 'passwordAndCode', 'recovery', 'password', 'demo'] as const;
export type Way = (typeof WAYS)[number];

/** What a form asks for before it acts: who acts. */
export interface Proof {
  /** Ways that are open, strongest first. */
  readonly ways: readonly Way[];
  readonly way: Way | undefined;
  readonly choose: (way: Way) => void;
  readonly word: string;
  readonly setWord: (word: string) => void;
  readonly code: string;
  readonly setCode: (code: string) => void;
  /** Everything the way needs is filled in. */
  readonly ready: boolean;
  /** The browser or the key said no, or nobody answered it. */
  readonly missed: boolean;
  /** Empties the fields after they were used. */
  readonly forget: () => void;
  /** Answers a request of the server; undefined when the passkey was not used. */
  readonly answer: (asked: ProofChallengePartsFragment) => Promise<ProofInput | undefined>;
}

/** @param open ways as the server names them */
export function useProof(open: readonly string[]): Proof {
  const [chosen, choose] = useState<Way | null>(null);
  const [word, setWord] = useState('');
  const [code, setCode] = useState('');
  const [missed, setMissed] = useState(false);
  const ways = WAYS.filter((one) => open.includes(one));
  const way = ways.find((one) => one === chosen) ?? ways[0];
  const takesCode = way === 'passwordAndCode' || way === 'recovery';
  const answer: Proof['answer'] = async ({ id, options }) => {
    setMissed(false);
    if (way !== 'passkey') return { challengeId: id, proof: word, code: takesCode ? code : null };
    try {
      const signed = await startAuthentication({ optionsJSON: JSON.parse(options ?? '{}') });
      return { challengeId: id, assertion: JSON.stringify(signed) };
    } catch {
      setMissed(true);
      return undefined;
    }
  };
  const forget = (): void => {
    setWord('');
    setCode('');
  };
  const filled = word.trim() !== '' && (!takesCode || code.trim() !== '');
  return {
    ...{ ways, way, choose, word, setWord, code, setCode, missed, forget, answer },
    ready: way === 'passkey' || (way !== undefined && filled),
  };
}
