import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useState, type ReactElement } from 'react';
import { useClient, useQuery } from 'urql';
import {
  ConfirmMailDocument,
  ForgetMailDocument,
  MailSettingsDocument,
  ProveMailDocument,
  SetMailWishDocument,
  type MailPartsFragment,
} from '../../generated/graphql.gen.js';
import { failureOf, type Failure } from '../../lib/index.js';
import { Button, RadioGroup, Skeleton, TextField } from '../../ui/index.js';
import styles from './notices.module.css';
import { useWords } from './use-words.js';

const WISHES = ['at_once', 'daily', 'never'] as const;
type Wish = (typeof WISHES)[number];
type Refusal = 'wrongAddress' | 'wrongCode' | 'limited' | 'away';

/** Where and when mail goes. The address counts only after its owner has proven it. */
export function MailSettings(): ReactElement {
  const { t } = useWords();
  const [{ data }, reload] = useQuery({ query: MailSettingsDocument, requestPolicy: 'network-only' });
  const { send, pending, refusal } = useMail(() => reload({ requestPolicy: 'network-only' }));
  const mail = data?.mailSettings;
  return (
    <section className={styles.mail} aria-labelledby="mail">
      <h2 id="mail">{t('mail.heading')}</h2>
      <p>{t('mail.what')}</p>
      {mail ? null : <Skeleton lines={3} label={t('loading')} />}
      {mail && !mail.works ? <p>{t('mail.off')}</p> : null}
      {mail?.works ? <Address mail={mail} send={send} pending={pending} refusal={refusal} /> : null}
      {mail?.works && mail.email !== null ? (
        <RadioGroup<Wish>
          label={t('mail.wish')}
          options={WISHES.map((id) => ({ id, name: t(`mail.${id}`) }))}
          value={WISHES.find((wish) => wish === mail.wish) ?? 'at_once'}
          onChange={(wish) => void send(SetMailWishDocument, { wish }, 'away')}
        />
      ) : null}
    </section>
  );
}

interface MailActs {
  readonly send: <V extends object>(
    document: TypedDocumentNode<unknown, V>,
    variables: V,
    wrong: Refusal,
  ) => Promise<boolean>;
  readonly pending: boolean;
  readonly refusal: Refusal | null;
}

function Address({ mail, send, pending, refusal }: MailActs & { readonly mail: MailPartsFragment }): ReactElement {
  const { t } = useWords();
  const [email, setEmail] = useState('');
  const [code, setCode] = useState('');
  const said = mail.email === null ? 'mail.none' : mail.undeliverable ? 'mail.undeliverable' : 'mail.current';
  return (
    <>
      <p>{t(said, { email: mail.email ?? '' })}</p>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (email.trim() !== '') void send(ProveMailDocument, { email: email.trim() }, 'wrongAddress');
        }}
      >
        <TextField
          label={t('mail.address')}
          value={email}
          onChange={setEmail}
          autoComplete="email"
          inputMode="email"
          error={refusal !== null && refusal !== 'wrongCode' ? t(`mail.${refusal}`) : undefined}
        />
        <Button type="submit" isPending={pending} isDisabled={email.trim() === ''}>
          {t('mail.prove')}
        </Button>
      </form>
      {mail.waits === null ? null : (
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            void send(ConfirmMailDocument, { code }, 'wrongCode').then((done) => done && setEmail(''));
          }}
        >
          <p role="status">{t('mail.proved', { email: mail.waits })}</p>
          <TextField
            label={t('mail.code')}
            value={code}
            onChange={setCode}
            autoComplete="one-time-code"
            inputMode="numeric"
            error={refusal === 'wrongCode' ? t('mail.wrongCode') : undefined}
          />
          <Button type="submit" isPending={pending} isDisabled={code.trim() === ''}>
            {t('mail.confirm')}
          </Button>
        </form>
      )}
      {mail.email === null ? null : (
        <Button look="quiet" onPress={() => void send(ForgetMailDocument, {}, 'away')}>
          {t('mail.forget')}
        </Button>
      )}
    </>
  );
}

function useMail(reload: () => void): MailActs {
  const client = useClient();
  const [state, set] = useState<Pick<MailActs, 'pending' | 'refusal'>>({ pending: false, refusal: null });
  return {
    ...state,
    send: async (document, variables, wrong) => {
      set({ pending: true, refusal: null });
      const { error } = await client.mutation(document, { ...variables }).toPromise();
      set({ pending: false, refusal: error ? refusalOf(failureOf(error), wrong) : null });
      reload();
      return error === undefined;
    },
  };
}

function refusalOf({ code }: Failure, wrong: Refusal): Refusal {
  if (code === 'RATE_LIMITED') return 'limited';
  return code === 'BAD_INPUT' ? wrong : 'away';
}
