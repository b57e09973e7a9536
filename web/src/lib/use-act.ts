import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useCallback, useState } from 'react';
import { useClient } from 'urql';
import { type Failure, failureOf } from './graphql.js';

export interface Act<Data, Variables> {
  /** Sends the mutation. Resolves with its data, or undefined when it failed; then `failure` says why. */
  readonly run: (variables: Variables) => Promise<Data | undefined>;
  readonly pending: boolean;
  readonly failure: Failure | undefined;
}

/** One mutation with what a form needs around it. A failure stays shown until the next attempt. */
export function useAct<Data, Variables extends object>(
  document: TypedDocumentNode<Data, Variables>,
): Act<Data, Variables> {
  const client = useClient();
  const [state, set] = useState<{ readonly pending: boolean; readonly failure?: Failure }>({ pending: false });
  const run = useCallback(
    async (variables: Variables): Promise<Data | undefined> => {
      set({ pending: true });
      const { data, error } = await client.mutation<Data>(document, { ...variables }).toPromise();
      set({ pending: false, ...(error !== undefined && { failure: failureOf(error) }) });
      return error === undefined ? data : undefined;
    },
    [client, document],
  );
  return { run, pending: state.pending, failure: state.failure };
}
