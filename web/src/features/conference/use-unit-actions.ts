import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useMemo, useState } from 'react';
import { useClient, type Client } from 'urql';
import {
  AcceptScribedDocument,
  AddUnitDocument,
  AllowPartyDocument,
  AnswerWideningDocument,
  CarvePassageDocument,
  DeleteUnitDocument,
  LiftUnitNarrowingDocument,
  NarrowUnitDocument,
  PublishPassageDocument,
  RelabelUnitDocument,
  ShareUnitDocument,
  WithdrawUnitDocument,
  type AddUnitInput,
  type CarveLabel,
  type CarvePassageMutation,
  type PassageInput,
  type UnitChange,
} from '../../generated/graphql.gen.js';
import type { Category } from '@soulad/shared/policy';
import { failureOf } from '../../lib/index.js';
import { useRecordDesk, type RecordDesk } from './desk-context.js';
import type { Unit } from './types.js';

/** What a carve answers. */
export type Carved = CarvePassageMutation['carvePassage'];

export interface UnitActions {
  /** A command is on its way. */
  readonly pending: boolean;
  /** Each answers true when the server carried it out; a refusal is said by the page. */
  readonly share: (unit: Unit) => Promise<boolean>;
  readonly withdraw: (unit: Unit) => Promise<boolean>;
  readonly remove: (unit: Unit) => Promise<boolean>;
  readonly accept: (unit: Unit) => Promise<boolean>;
  readonly relabel: (unit: Unit, change: UnitChange) => Promise<boolean>;
  readonly narrow: (unit: Unit, partyIds: readonly string[], reason: string) => Promise<boolean>;
  readonly allow: (unit: Unit, partyId: string, basis: string, reason: string) => Promise<boolean>;
  readonly lift: (unit: Unit, partyId: string, reason: string) => Promise<boolean>;
  readonly answer: (requestId: string, accept: boolean, reason: string) => Promise<boolean>;
  /** Answers who sees it and who had it before; null when it was refused. */
  readonly carve: (unit: Unit, passage: PassageInput, label: CarveLabel, reason: string) => Promise<Carved | null>;
  readonly publish: (unit: Unit, passage: PassageInput, category: Category | null, cut: boolean) => Promise<boolean>;
  /** Makes a draft; answers its id. */
  readonly add: (input: Omit<AddUnitInput, 'recordId'>) => Promise<string | null>;
}

/** Commands on units: one mutation each, then the outline is read again. */
export function useUnitActions(): UnitActions {
  const client = useClient();
  const desk = useRecordDesk();
  const [pending, setPending] = useState(false);
  return useMemo(() => ({ pending, ...actionsOf(client, desk, setPending) }), [client, desk, pending]);
}

function actionsOf(
  client: Client,
  desk: RecordDesk,
  setPending: (pending: boolean) => void,
): Omit<UnitActions, 'pending'> {
  const send = async <D, V extends object>(document: TypedDocumentNode<D, V>, variables: V): Promise<D | null> => {
    setPending(true);
    const { data, error } = await client.mutation<D>(document, { ...variables }).toPromise();
    setPending(false);
    if (error) desk.refused(failureOf(error).code);
    desk.refetch();
    return error ? null : (data ?? null);
  };
  const done = async <D, V extends object>(document: TypedDocumentNode<D, V>, variables: V): Promise<boolean> =>
    (await send(document, variables)) !== null;
  // [I6] What others will see is what is committed, so typing is settled first.
  const settled = async (unit: Unit): Promise<boolean> => {
    const saved = await desk.settle(unit.id);
    if (!saved) desk.refused('UNSAVED');
    return saved;
  };
  return {
    share: async (unit) => (await settled(unit)) && done(ShareUnitDocument, { unitId: unit.id, epoch: unit.epoch }),
    withdraw: (unit) => done(WithdrawUnitDocument, { unitId: unit.id }),
    remove: (unit) => {
      desk.takesBack(unit.id);
      return done(DeleteUnitDocument, { unitId: unit.id });
    },
    accept: async (unit) => (await settled(unit)) && done(AcceptScribedDocument, { unitId: unit.id }),
    relabel: (unit, change) => done(RelabelUnitDocument, { unitId: unit.id, change }),
    narrow: (unit, partyIds, reason) => done(NarrowUnitDocument, { unitId: unit.id, partyIds: [...partyIds], reason }),
    allow: (unit, partyId, basis, reason) => done(AllowPartyDocument, { unitId: unit.id, partyId, basis, reason }),
    lift: (unit, partyId, reason) => done(LiftUnitNarrowingDocument, { unitId: unit.id, partyId, reason }),
    answer: (requestId, accept, reason) => done(AnswerWideningDocument, { requestId, accept, reason }),
    ...passageActionsOf(send, settled),
    add: async (input) =>
      (await send(AddUnitDocument, { input: { ...input, recordId: desk.recordId } }))?.addUnit.id ?? null,
  };
}

type Send = <D, V extends object>(document: TypedDocumentNode<D, V>, variables: V) => Promise<D | null>;

/** What is done to words inside a unit. They have to be committed first. */
function passageActionsOf(
  send: Send,
  settled: (unit: Unit) => Promise<boolean>,
): Pick<UnitActions, 'carve' | 'publish'> {
  return {
    carve: async (unit, passage, label, reason) => {
      if (!(await settled(unit))) return null;
      return (await send(CarvePassageDocument, { unitId: unit.id, passage, label, reason }))?.carvePassage ?? null;
    },
    publish: async (unit, passage, category, cut) =>
      (await settled(unit)) &&
      (await send(PublishPassageDocument, { unitId: unit.id, passage, category, cut })) !== null,
  };
}
