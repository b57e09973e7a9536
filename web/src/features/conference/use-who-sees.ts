import { useQuery } from 'urql';
import { WhoSeesDocument } from '../../generated/graphql.gen.js';
import type { Unit, WhoSees } from './types.js';

/** Who sees a unit and why, read anew for every epoch of its audience. */
export function useWhoSees(unit: Unit): {
  readonly answer: WhoSees | undefined;
  readonly failed: boolean;
  readonly reload: () => void;
} {
  const [result, execute] = useQuery({
    query: WhoSeesDocument,
    variables: { unitId: unit.id },
    requestPolicy: 'network-only',
  });
  return {
    answer: result.data?.whoSees,
    failed: result.error !== undefined,
    reload: () => execute({ requestPolicy: 'network-only' }),
  };
}
