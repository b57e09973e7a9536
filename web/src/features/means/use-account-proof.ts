import { useState } from 'react';
import { useQuery } from 'urql';
import { BeginProofDocument, SigningMeansDocument, type ProofInput } from '../../generated/graphql.gen.js';
import { type Failure, useAct } from '../../lib/index.js';
import { type Proof, useProof } from './use-proof.js';

const NO_WAYS: readonly string[] = [];

/** The proof that an act takes for which the session alone is not enough [S13]. */
export interface AccountProof {
  readonly fields: Proof;
  readonly pending: boolean;
  readonly failure: Failure | undefined;
  /** Asks the server, then the person; undefined when one of them said no. */
  readonly prove: () => Promise<ProofInput | undefined>;
}

/** @param ways that are open to the viewer, as the server names them */
export function useProofBy(ways: readonly string[]): AccountProof {
  const fields = useProof(ways);
  const begin = useAct(BeginProofDocument);
  const [pending, setPending] = useState(false);
  const prove = async (): Promise<ProofInput | undefined> => {
    setPending(true);
    try {
      const asked = (await begin.run({}))?.beginProof;
      return asked && (await fields.answer(asked));
    } finally {
      setPending(false);
    }
  };
  return { fields, pending, failure: begin.failure, prove };
}

/** The same where the page does not know yet what the viewer has set up: until `known` there is nothing to fill in. */
export function useAccountProof(): AccountProof & { readonly known: boolean } {
  const [{ data }] = useQuery({ query: SigningMeansDocument, requestPolicy: 'cache-and-network' });
  const proof = useProofBy(data?.signingMeans.accountWays ?? NO_WAYS);
  return { ...proof, known: data !== undefined };
}
