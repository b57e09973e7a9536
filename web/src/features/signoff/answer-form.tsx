import { useState, type FormEvent, type ReactElement } from 'react';
import { useQuery } from 'urql';
import {
  BeginSignatureDocument,
  RefuseSignatureDocument,
  SigningMeansDocument,
  SignRevisionDocument,
  type BeginSignatureInput,
} from '../../generated/graphql.gen.js';
import { useAct } from '../../lib/index.js';
import { Button, RadioGroup, TextField } from '../../ui/index.js';
import { FailureNote } from '../failure/index.js';
import { type Proof, ProofFields, useProof } from '../means/index.js';
import { DeedPanel } from './deed-panel.js';
import { RevisionText } from './revision-text.js';
import styles from './signoff.module.css';
import type { Round, Row, Sheet } from './types.js';
import { useSignoffWords } from './use-words.js';

const WAYS = ['sign', 'reserve', 'refuse'] as const;
type Way = (typeof WAYS)[number];

const NO_WAYS: readonly string[] = [];

interface AnswerFormProps {
  readonly round: Round;
  readonly row: Row;
  readonly sheet: Sheet;
  readonly onAnswered: (sheet: Sheet) => void;
  /** A file signed outside has gone out. */
  readonly onHanded: (taken: boolean) => void;
}

/** What is signed stands above, whole; below it the party says yes, yes with a reservation, or no. */
export function AnswerForm({ round, row, sheet, onAnswered, onHanded }: AnswerFormProps): ReactElement {
  const { t, format } = useSignoffWords();
  const [way, setWay] = useState<Way>('sign');
  const [words, setWords] = useState('');
  const [open, setOpen] = useState(false);
  const [{ data }] = useQuery({ query: SigningMeansDocument, requestPolicy: 'network-only' });
  const proof = useProof(data?.signingMeans.signingWays ?? NO_WAYS);
  const sign = useSigning(proof);
  const refuse = useAct(RefuseSignatureDocument);
  const revision = sheet.revisions.find((one) => one.version === round.version);
  const before = sheet.revisions.find((one) => one.version === round.version - 1);
  const place = { roundId: round.id, partyId: row.party.partyId };
  const wish = { ...place, reservation: way === 'reserve' ? words : null };
  const outside = open && way !== 'refuse';
  const ready = (way === 'sign' || words.trim() !== '') && (way === 'refuse' || proof.ready);
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!ready || sign.pending || outside) return;
    if (way === 'refuse') {
      const done = await refuse.run({ input: { ...place, reason: words } });
      if (done) onAnswered(done.refuseSignature);
      return;
    }
    const signed = await sign.run(wish);
    if (signed) onAnswered(signed);
  };
  const failure = sign.failure ?? refuse.failure;
  const fields = data ? <ProofFields proof={proof} /> : null;
  return (
    <>
      <form className={styles.answer} onSubmit={(event) => void send(event)} aria-labelledby="signoff-answer">
        <h3 id="signoff-answer">{t('answer', { party: format.text(row.party.label) })}</h3>
        {revision ? <RevisionText to={revision.id} from={before?.id ?? null} /> : null}
        <p className={styles.wording}>{format.text(sheet.wording)}</p>
        <p className={styles.fingerprint}>
          {t('fingerprint')} <output>{revision?.fingerprint}</output>
        </p>
        <RadioGroup
          label={t('way')}
          options={WAYS.map((id) => ({ id, name: t(`ways.${id}`) }))}
          value={way}
          onChange={setWay}
        />
        {way === 'sign' ? null : (
          <TextField
            label={t(way === 'reserve' ? 'reservation' : 'reason')}
            hint={t('wordsHint')}
            value={words}
            onChange={setWords}
            rows={3}
          />
        )}
        {way === 'refuse' || outside ? null : fields}
        {failure && !outside ? <FailureNote failure={failure} /> : null}
        {outside ? null : (
          <p className={styles.acts}>
            <Button look="primary" type="submit" isDisabled={!ready} isPending={sign.pending || refuse.pending}>
              {t(`send.${way}`)}
            </Button>
          </p>
        )}
      </form>
      {way === 'refuse' ? null : (
        <DeedPanel key={round.id} {...{ wish, proof, ready, open }} onOpen={setOpen} onEnd={onHanded}>
          {fields}
        </DeedPanel>
      )}
    </>
  );
}

/** Signing in two steps: the server fixes what is signed, and the proof is made for exactly that. */
function useSigning(proof: Proof) {
  const [pending, setPending] = useState(false);
  const begin = useAct(BeginSignatureDocument);
  const sign = useAct(SignRevisionDocument);
  const run = async (input: BeginSignatureInput): Promise<Sheet | undefined> => {
    setPending(true);
    try {
      const asked = (await begin.run({ input }))?.beginSignature;
      const given = asked && (await proof.answer(asked));
      return given && (await sign.run({ input: { ...input, ...given } }))?.signRevision;
    } finally {
      setPending(false);
    }
  };
  return { run, pending, failure: begin.failure ?? sign.failure };
}
