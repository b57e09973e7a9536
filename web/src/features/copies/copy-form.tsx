import { useState, type ReactElement } from 'react';
import { useWords } from '../../i18n/index.js';
import { Button, Checkbox, PartyMark, Select, type Option } from '../../ui/index.js';
import { FailureNote } from '../failure/index.js';
import { ProofFields, useAccountProof } from '../means/index.js';
import styles from './copies.module.css';
import type { Form } from './forms.js';
import type { CopyMaking } from './use-copy.js';
import { type Choices, type CopyBegin, type CopyOrder, type CopyPlace, useOrder } from './use-order.js';
import { kindOf, useCopiesWords } from './use-words.js';

export interface CopyFormProps {
  readonly place: CopyPlace;
  readonly begin: CopyBegin | undefined;
  readonly choices: Choices;
  readonly making: CopyMaking;
}

/** What is copied, for whom, in which form, and the proof of who asks. */
export function CopyForm({ place, begin, choices, making }: CopyFormProps): ReactElement {
  const { t } = useCopiesWords();
  const { t: word } = useWords();
  const proof = useAccountProof();
  const [missing, setMissing] = useState(false);
  const order = useOrder(place, choices, begin);
  const submit = async (): Promise<void> => {
    setMissing(!proof.fields.ready);
    const given = proof.fields.ready ? await proof.prove() : undefined;
    if (given !== undefined && (await making.make({ ...order.input, ...given }))) proof.fields.forget();
  };
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <What choices={choices} order={order} />
      <Whom choices={choices} order={order} />
      <FormChoice forms={order.forms} form={order.form} choose={order.setForm} />
      {choices.formats.includes('pdf') ? null : <p>{t('noPdf')}</p>}
      {order.other === undefined ? null : (
        <Formal may={choices.formal} chosen={order.formal} choose={order.setFormal} />
      )}
      <Says kind={order.kind} own={choices.own.label} other={order.other?.label} />
      {proof.known ? <ProofFields proof={proof.fields} missing={missing ? word('shell.required') : undefined} /> : null}
      {proof.failure === undefined ? null : <FailureNote failure={proof.failure} />}
      <p>
        <Button look="primary" type="submit" isPending={proof.pending || making.busy}>
          {t('make')}
        </Button>
      </p>
    </form>
  );
}

interface PartProps {
  readonly choices: Choices;
  readonly order: CopyOrder;
}

function What({ choices, order }: PartProps): ReactElement | null {
  const { t } = useCopiesWords();
  if (choices.kinds.length === 1) return null;
  return (
    <Select
      label={t('kind')}
      value={order.kind}
      onChange={order.setKind}
      options={choices.kinds.map((id) => ({ id, name: t(`kinds.${kindOf(id)}`) }))}
    />
  );
}

function Whom({ choices, order }: PartProps): ReactElement | null {
  const { t } = useCopiesWords();
  if (order.certifies) {
    return (
      <Select
        label={t('attendee')}
        value={order.attendanceId}
        onChange={order.setAttendee}
        options={choices.attendees.map(({ id, displayName: name }) => ({ id, name }))}
      />
    );
  }
  if (choices.others.length === 0) return null;
  return (
    <Select
      label={t('recipient')}
      value={order.partyId}
      onChange={order.setParty}
      options={recipients(choices, t('ownOption', { label: choices.own.label }))}
    />
  );
}

interface SaysProps {
  readonly kind: string;
  readonly own: string;
  readonly other: string | undefined;
}

function Says({ kind, own, other }: SaysProps): ReactElement {
  const { t, format } = useCopiesWords();
  if (kind === 'certificate') return <p>{t('saysCertificate')}</p>;
  return <p>{format.text(t(other === undefined ? 'says' : 'saysOther', { label: other ?? own }))}</p>;
}

function recipients({ own, others }: Choices, ownName: string): Option[] {
  return [own, ...others].map((party) => ({
    id: party.partyId,
    name: party === own ? ownName : party.label,
    mark: (
      <span className={styles.sign}>
        <PartyMark type={party.type} letter={party.letter} size="dot" />
      </span>
    ),
  }));
}

interface FormChoiceProps {
  readonly forms: readonly Form[];
  readonly form: Form;
  readonly choose: (form: Form) => void;
}

function FormChoice({ forms, form, choose }: FormChoiceProps): ReactElement {
  const { t } = useCopiesWords();
  return (
    <Select<Form>
      label={t('form')}
      value={form}
      onChange={choose}
      options={forms.map((id) => ({ id, name: t(`forms.${id}`) }))}
    />
  );
}

interface FormalProps {
  readonly may: boolean;
  readonly chosen: boolean;
  readonly choose: (chosen: boolean) => void;
}

/** The marks of withheld parts belong to a closed record; before that one reads why they cannot be had. */
function Formal({ may, chosen, choose }: FormalProps): ReactElement {
  const { t } = useCopiesWords();
  if (!may) return <p className={styles.small}>{t('formalLater')}</p>;
  return (
    <Checkbox isSelected={chosen} onChange={choose}>
      {t('formal')}
    </Checkbox>
  );
}
