import { useCallback, useState, type ReactElement } from 'react';
import { useQuery } from 'urql';
import { CopiesDocument, CopyChoicesDocument, type CopyChoicesQuery } from '../../generated/graphql.gen.js';
import { useWords } from '../../i18n/index.js';
import { failureOf, useViewer } from '../../lib/index.js';
import { Button, Checkbox, PartyMark, Select, Skeleton, TextField, type Option } from '../../ui/index.js';
import { FailureNote } from '../failure/index.js';
import styles from './copies.module.css';
import { FORMS, type Form } from './copy-form.js';
import { CopyList } from './copy-list.js';
import { MakingLine } from './making-line.js';
import { useCopy, type CopyMaking } from './use-copy.js';
import { kindOf, useCopiesWords } from './use-words.js';

type Choices = CopyChoicesQuery['copyChoices'];

/** Copies of a record on paper: what, for whom, in which form; how far it is; and what was handed out before. */
export function CopiesPanel({ recordId }: { readonly recordId: string }): ReactElement {
  const { t } = useCopiesWords();
  const [{ data, error }] = useQuery({ query: CopyChoicesDocument, variables: { recordId } });
  const [{ data: made }, again] = useQuery({ query: CopiesDocument, variables: { recordId } });
  const making = useCopy(useCallback(() => again({ requestPolicy: 'network-only' }), [again]));
  return (
    <section className={styles.panel} aria-labelledby="copies" data-print="never">
      <h2 id="copies" className={styles.heading}>
        {t('heading')}
      </h2>
      <p className={styles.small}>{t('lead')}</p>
      {error ? <FailureNote failure={failureOf(error)} /> : null}
      {!data && !error ? <Skeleton lines={4} label={t('loading')} /> : null}
      {data ? <Ask recordId={recordId} choices={data.copyChoices} making={making} /> : null}
      <MakingLine making={making} />
      {made ? <CopyList copies={made.copies} /> : null}
    </section>
  );
}

interface AskProps {
  readonly recordId: string;
  readonly choices: Choices;
  readonly making: CopyMaking;
}

function Ask({ recordId, choices, making }: AskProps): ReactElement {
  const { t, format } = useCopiesWords();
  const { displayName, mode } = useViewer();
  const { t: word } = useWords();
  const [proof, setProof] = useState('');
  const [missing, setMissing] = useState(false);
  const [kind, setKind] = useState(choices.kinds[0] ?? '');
  const [form, setForm] = useState<Form>('reading');
  const [partyId, setPartyId] = useState<string>(choices.own.partyId);
  const [formal, setFormal] = useState(false);
  const other = choices.others.find((party) => party.partyId === partyId);
  const byName = mode !== 'production';
  const submit = async (): Promise<void> => {
    setMissing(proof === '');
    if (proof === '') return;
    const marks = other !== undefined && choices.formal && formal;
    const input = {
      recordId,
      kind,
      ...FORMS[form],
      partyId: other?.partyId ?? null,
      formal: marks,
      proof,
    };
    if (await making.make(input)) setProof('');
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
      <Select
        label={t('kind')}
        value={kind}
        onChange={setKind}
        options={choices.kinds.map((id) => ({ id, name: t(`kinds.${kindOf(id)}`) }))}
      />
      {choices.others.length === 0 ? null : (
        <Select
          label={t('recipient')}
          value={partyId}
          onChange={setPartyId}
          options={recipients(choices, t('ownOption', { label: choices.own.label }))}
        />
      )}
      <FormChoice form={form} choose={setForm} />
      {other === undefined ? null : <Formal may={choices.formal} chosen={formal} choose={setFormal} />}
      <p>{format.text(t(other ? 'saysOther' : 'says', { label: other?.label ?? choices.own.label }))}</p>
      <TextField
        type={byName ? 'text' : 'password'}
        autoComplete={byName ? 'off' : 'current-password'}
        label={t(byName ? 'ownName' : 'password')}
        hint={byName ? format.text(t('ownNameHint', { name: displayName })) : undefined}
        value={proof}
        onChange={setProof}
        isRequired
        error={missing && proof === '' ? word('shell.required') : undefined}
      />
      <p>
        <Button look="primary" type="submit" isPending={making.busy}>
          {t('make')}
        </Button>
      </p>
    </form>
  );
}

const FORM_IDS = ['reading', 'keeping', 'text', 'package'] as const;

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

function FormChoice({ form, choose }: { readonly form: Form; readonly choose: (form: Form) => void }): ReactElement {
  const { t } = useCopiesWords();
  return (
    <Select<Form>
      label={t('form')}
      value={form}
      onChange={choose}
      options={FORM_IDS.map((id) => ({ id, name: t(`forms.${id}`) }))}
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
