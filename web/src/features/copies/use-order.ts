import { useState } from 'react';
import type { AskCopyInput, CopyChoicesQuery, ProofInput } from '../../generated/graphql.gen.js';
import { type Form, FORMS, formsOf } from './forms.js';

export type Choices = CopyChoicesQuery['copyChoices'];

/** What is copied: a record, or the tasks of a case. */
export type CopyPlace = { readonly recordId: string } | { readonly caseId: string };

/** What the form begins with, where the page around it speaks of one thing. */
export interface CopyBegin {
  readonly kind: string;
  readonly attendanceId?: string;
}

/** What is chosen in the form, and the order that comes of it. */
export interface CopyOrder {
  readonly kind: string;
  readonly setKind: (kind: string) => void;
  readonly partyId: string;
  readonly setParty: (id: string) => void;
  readonly attendanceId: string;
  readonly setAttendee: (id: string) => void;
  readonly formal: boolean;
  readonly setFormal: (formal: boolean) => void;
  readonly forms: readonly Form[];
  readonly form: Form;
  readonly setForm: (form: Form) => void;
  /** It is for one person, whatever party is chosen. */
  readonly certifies: boolean;
  /** Another party it is for. */
  readonly other: Choices['others'][number] | undefined;
  readonly input: Omit<AskCopyInput, keyof ProofInput>;
}

export function useOrder(place: CopyPlace, choices: Choices, begin: CopyBegin | undefined): CopyOrder {
  const [kind, setKind] = useState(choices.kinds.find((one) => one === begin?.kind) ?? choices.kinds[0] ?? '');
  const [chosen, setForm] = useState<Form>('reading');
  const [partyId, setParty] = useState<string>(choices.own.partyId);
  const [attendanceId, setAttendee] = useState<string>(begin?.attendanceId ?? choices.attendees[0]?.id ?? '');
  const [formal, setFormal] = useState(false);
  const certifies = kind === 'certificate';
  const other = certifies ? undefined : choices.others.find((party) => party.partyId === partyId);
  const forms = formsOf(kind, choices.formats);
  const form = forms.find((one) => one === chosen) ?? forms[0] ?? 'text';
  return {
    ...{ kind, setKind, partyId, setParty, attendanceId, setAttendee, formal, setFormal },
    ...{ forms, form, setForm, certifies, other },
    input: {
      ...{ ...place, kind, ...FORMS[form] },
      partyId: other?.partyId ?? null,
      attendanceId: certifies ? attendanceId : null,
      formal: other !== undefined && choices.formal && formal,
    },
  };
}
