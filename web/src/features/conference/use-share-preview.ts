import { useMemo } from 'react';
import { useQuery } from 'urql';
import { SharePreviewDocument } from '../../generated/graphql.gen.js';
import type { Party } from './parties.js';
import { shareSentence, type ShareSentence } from './share-sentence.js';
import type { Unit } from './types.js';
import { sidesOf } from './unit-words.js';

export interface SharePreviewState {
  readonly sentence: ShareSentence;
  /** Parties that a hard block keeps out, whatever anybody decides. */
  readonly blocked: readonly Party[];
  readonly loading: boolean;
}

/**
 * Who a unit will reach. A draft is previewed by the server; of a shared unit the viewer already holds what may be
 * known of its audience.
 */
export function useSharePreview(unit: Unit, online: boolean): SharePreviewState {
  const draft = unit.state === 'draft';
  const asks = draft && online && unit.may.share;
  const [result] = useQuery({
    query: SharePreviewDocument,
    variables: { unitId: unit.id },
    pause: !asks,
    requestPolicy: 'cache-and-network',
    context: useMemo(
      () => ({ key: `${unit.epoch} ${unit.category} ${unit.kind}` }),
      [unit.epoch, unit.category, unit.kind],
    ),
  });
  return useMemo(() => {
    const preview = result.data?.sharePreview;
    const current = asks && preview?.unitId === unit.id ? preview : undefined;
    const known = sidesOf(unit);
    const blocked = current?.doesNot.filter((reason) => reason.explanation.startsWith('blocked')) ?? [];
    return {
      sentence: shareSentence({
        draft,
        mayShare: unit.may.share,
        classified: unit.category !== null,
        online,
        author: unit.authorParty,
        sees: current?.sees ?? known.sees,
        doesNot: current?.doesNot.map((reason) => reason.party) ?? known.doesNot,
        needs: current?.needs.map((need) => need.party) ?? [],
      }),
      blocked: blocked.map((reason) => reason.party),
      loading: asks && current === undefined,
    };
  }, [asks, draft, online, result.data, unit]);
}
