import { useState } from 'react';
import { useQuery } from 'urql';
import { BeginProofDocument, SigningMeansDocument, type ProofInput } from '../../generated/graphql.gen.js';
import { type Failure, useAct } from '../../lib/index.js';
import { type Proof, useProof } from './use-proof.js';

const NO_WAYS: readonly string[] = [];

/** The proof that an act takes for which the session alone is not enough [S13]. */
export interface AccountProof {
  /** Its fields; undefined until it is known what the viewer has set up. */
  readonly fields: Proof | undefined;
  readonly ready: boolean;
  readonly pending: boolean;
  readonly failure: Failure | undefined;
  /** Asks the server, then the person; undefined when one of them said no. */
  readonly prove: () => Promise<ProofInput | undefined>;
}

export function useAccountProof(): AccountProof {
  const [{ data }] = useQuery({ query: SigningMeansDocument, requestPolicy: 'cache-and-network' });
  const proof = useProof(data?.signingMeans.accountWays ?? NO_WAYS);
  const begin = useAct(BeginProofDocument);
  const [pending, setPending] = useState(false);
  const prove = async (): Promise<ProofInput | undefined> => {
    setPending(true);
    try {
      const asked = (await begin.run({}))?.beginProof;
      return asked && (await proof.answer(asked));
    } finally {
      setPending(false);
    }
  };
  return { fields: data && proof, ready: proof.ready, pending, failure: begin.failure, prove };
}
