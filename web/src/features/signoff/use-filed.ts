import { useCallback, useState } from 'react';
import { useClient } from 'urql';
import { SignoffSheetDocument } from '../../generated/graphql.gen.js';
import type { Sheet } from './types.js';

interface Place {
  readonly roundId: string;
  readonly partyId: string;
}

export interface Filed {
  /** Round and party whose signed file was taken in this window last. */
  readonly place: Place | null;
  /** After a file has gone out to its place: the sheet is read anew, and says what counts. */
  readonly ended: (place: Place, taken: boolean) => void;
}

/** Signed files are handed in beside GraphQL: what became of them is told by the sheet. */
export function useFiled(recordId: string, onChanged: (sheet: Sheet) => void): Filed {
  const client = useClient();
  const [place, setPlace] = useState<Place | null>(null);
  const ended = useCallback(
    (at: Place, taken: boolean): void => {
      if (taken) setPlace(at);
      void client
        .query(SignoffSheetDocument, { recordId })
        .toPromise()
        .then(({ data }) => data && onChanged(data.signoffSheet));
    },
    [client, recordId, onChanged],
  );
  return { place, ended };
}
