import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useEffect, useMemo } from 'react';
import { useClient, useQuery } from 'urql';
import {
  AskForWordDocument,
  ConferenceDocument,
  EndTurnDocument,
  GiveWordDocument,
  NoteAttendanceDocument,
  NoteLeaveDocument,
  NoteReturnDocument,
  PrepareConferenceDocument,
  StartAgendaItemDocument,
  StepConferenceDocument,
  type PrepareInput,
} from '../../generated/graphql.gen.js';
import { useCoalesced, type Line } from '../../realtime/index.js';
import { failureOf, noticesChanged, type Failure } from '../../lib/index.js';
import type { Refused } from './desk-context.js';
import type { Arrival } from './note-arrival.js';
import type { Conference } from './types.js';
import { useLast } from './use-last.js';

export interface ConferenceActs {
  readonly prepare: (input: PrepareInput) => Promise<boolean>;
  readonly step: (to: Conference['state']) => Promise<boolean>;
  readonly startItem: (itemId: string) => Promise<boolean>;
  readonly arrive: (sittingId: string, arrival: Arrival) => Promise<boolean>;
  readonly leave: (attendanceId: string) => Promise<boolean>;
  readonly comeBack: (attendanceId: string) => Promise<boolean>;
  readonly askForWord: (sittingId: string) => Promise<boolean>;
  readonly giveWord: (sittingId: string, partyId: string) => Promise<boolean>;
  readonly endTurn: (sittingId: string) => Promise<boolean>;
}

export interface ConferenceData {
  readonly conference: Conference | undefined;
  /** Set when the last reading failed; what was read before stays. */
  readonly failed: Failure | null;
  readonly reload: () => void;
  readonly acts: ConferenceActs;
}

/** The conference as this viewer may see it, read again whenever the channel says that it changed. */
export function useConference(id: string, line: Line, onRefused: (why: Refused) => void): ConferenceData {
  const client = useClient();
  const [{ data, error }, execute] = useQuery({ query: ConferenceDocument, variables: { id } });
  const kept = useLast(data?.conference);
  const reload = useCoalesced(() => execute());
  const { line: channel, connected } = line;
  useEffect(
    () => channel?.on('changed', (change) => change.kind === 'conference' && change.id === id && reload()),
    [channel, id, reload],
  );
  useEffect(() => channel?.on('changed', (change) => change.kind === 'notices' && noticesChanged()), [channel]);
  // Announcements sent while the line was down are lost: look once.
  useEffect(() => {
    if (connected) reload();
  }, [connected, reload]);
  const acts = useMemo(() => {
    const send = async <D, V extends object>(document: TypedDocumentNode<D, V>, variables: V): Promise<boolean> => {
      const answer = await client.mutation<D>(document, { ...variables }).toPromise();
      if (answer.error) onRefused(failureOf(answer.error).code);
      reload();
      return answer.error === undefined;
    };
    return actsOf(id, send);
  }, [client, id, onRefused, reload]);
  return { conference: kept, failed: error ? failureOf(error) : null, reload, acts };
}

type Send = <D, V extends object>(document: TypedDocumentNode<D, V>, variables: V) => Promise<boolean>;

function actsOf(id: string, send: Send): ConferenceActs {
  return {
    prepare: (input) => send(PrepareConferenceDocument, { id, input }),
    step: (to) => send(StepConferenceDocument, { id, to }),
    startItem: (itemId) => send(StartAgendaItemDocument, { id: itemId }),
    arrive: (sittingId, arrival) => send(NoteAttendanceDocument, { sittingId, input: arrival }),
    leave: (attendanceId) => send(NoteLeaveDocument, { attendanceId }),
    comeBack: (attendanceId) => send(NoteReturnDocument, { attendanceId }),
    askForWord: (sittingId) => send(AskForWordDocument, { sittingId }),
    giveWord: (sittingId, partyId) => send(GiveWordDocument, { sittingId, partyId }),
    endTurn: (sittingId) => send(EndTurnDocument, { sittingId }),
  };
}
