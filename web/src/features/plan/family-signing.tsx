import { useState, type ReactElement, type RefObject } from 'react';
import { useQuery } from 'urql';
import {
  FamilySignaturesDocument,
  type FamilySignaturePartsFragment,
  SignFamilyVersionDocument,
} from '../../generated/graphql.gen.js';
import { useWords } from '../../i18n/index.js';
import { useAct } from '../../lib/index.js';
import { Button } from '../../ui/index.js';
import {
  FormPanel,
  formStyles,
  isSigned,
  NO_SIGNATURE,
  SignatureFields,
  signatureInput,
  SignedPaper,
  useFields,
} from '../form/index.js';
import styles from './plan.module.css';
import type { Plan } from './types.js';
import { usePlanWords } from './use-words.js';

export interface FamilySigningProps {
  readonly plan: Plan;
  /** Whose family version is shown; null: nobody's. */
  readonly partyId: string | null;
  /** The text before the signer. */
  readonly paper: RefObject<HTMLElement | null>;
}

/** [W26] The family version is signed here, on the tablet of the office; below stands who has signed it. */
export function FamilySigning({ plan, partyId, paper }: FamilySigningProps): ReactElement | null {
  const { t } = usePlanWords();
  const [asked, ask] = useState(false);
  const recordId = plan.recordId ?? '';
  const [{ data }, again] = useQuery({
    query: FamilySignaturesDocument,
    variables: { recordId },
    requestPolicy: 'cache-and-network',
  });
  const signatures = data?.familySignatures.filter(({ party }) => party.partyId === partyId) ?? [];
  const mayTake = plan.may.setReview && partyId !== null;
  if (!mayTake && signatures.length === 0) return null;
  const done = (): void => {
    ask(false);
    again({ requestPolicy: 'network-only' });
  };
  return (
    <section className={styles.signing} aria-label={t('signing.list')} data-print="never">
      {!mayTake || asked ? null : (
        <p>
          <Button look="primary" onPress={() => ask(true)}>
            {t('signing.open')}
          </Button>
        </p>
      )}
      {mayTake && asked ? (
        <SignForm
          key={partyId}
          recordId={recordId}
          partyId={partyId}
          paper={paper}
          done={done}
          close={() => ask(false)}
        />
      ) : null}
      {signatures.length === 0 ? null : (
        <>
          <h3>{t('signing.list')}</h3>
          <ul>
            {signatures.map((signature) => (
              <Signature key={signature.id} signature={signature} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

interface SignFormProps {
  readonly recordId: string;
  readonly partyId: string;
  readonly paper: RefObject<HTMLElement | null>;
  readonly done: () => void;
  readonly close: () => void;
}

function SignForm({ recordId, partyId, paper, done, close }: SignFormProps): ReactElement {
  const { t } = usePlanWords();
  const act = useAct(SignFamilyVersionDocument);
  const fields = useFields(NO_SIGNATURE);
  const wrong = fields.complain(!isSigned(fields.values), t('signing.missing'));
  const send = async (): Promise<void> => {
    const text = paper.current?.innerText ?? '';
    if (!fields.ready(isSigned(fields.values), text !== '')) return;
    const input = { recordId, partyId, signature: signatureInput(fields.values, text) };
    if ((await act.run({ input })) !== undefined) done();
  };
  return (
    <FormPanel
      title={t('signing.open')}
      lead={t('signing.lead')}
      submit={t('signing.submit')}
      pending={act.pending}
      failure={act.failure}
      onSubmit={() => void send()}
      close={close}
    >
      <div className={formStyles.stack}>
        <SignatureFields fields={fields} />
        {wrong === undefined ? null : <p role="alert">{wrong}</p>}
      </div>
    </FormPanel>
  );
}

function Signature({ signature }: { readonly signature: FamilySignaturePartsFragment }): ReactElement {
  const { format } = useWords();
  const { t } = usePlanWords();
  const [shown, show] = useState(false);
  const { at, party, witness, text, name, strokes } = signature;
  return (
    <li>
      <p>{t('signing.signed', { party: party.label, time: format.dayTime(at), witness })}</p>
      {text === null || name === null ? (
        <p className={styles.second}>{t('signing.closed')}</p>
      ) : (
        <>
          <Button look="quiet" aria-expanded={shown} onPress={() => show(!shown)}>
            {t(shown ? 'signing.hide' : 'signing.show')}
          </Button>
          {shown ? <SignedPaper text={text} name={name} strokes={strokes ?? null} at={at} /> : null}
        </>
      )}
    </li>
  );
}
