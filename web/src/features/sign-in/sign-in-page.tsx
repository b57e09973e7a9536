import { useEffect, useState, type FormEvent, type ReactElement } from 'react';
import { useQuery } from 'urql';
import { DemoPeopleDocument, SignInDocument } from '../../generated/graphql.gen.js';
import { switchLocale, useWords } from '../../i18n/index.js';
import { rememberLocale, useAct } from '../../lib/index.js';
import { FailureNote } from '../failure/index.js';
import { Button, TextField } from '../../ui/index.js';
import { DemoPeople } from './demo-people.js';
import styles from './sign-in.module.css';

export interface SignInPageProps {
  /** Shown right after signing out. */
  readonly left: boolean;
  readonly onSignedIn: (membershipId: string) => void;
}

/** Name and password; in demo mode the people of the stories beside them. */
export function SignInPage({ left, onSignedIn }: SignInPageProps): ReactElement {
  const { t, locale } = useWords();
  const [{ data, fetching }] = useQuery({ query: DemoPeopleDocument });
  const people = data?.demoPeople ?? [];
  useEffect(() => {
    document.title = `${t('signIn.title')} · Soulad`;
  }, [t]);
  return (
    <main className={styles.page} id="content">
      <header className={styles.head}>
        <Brand />
        <LocaleSwitch locale={locale} />
      </header>
      <p className={styles.lead}>{t('signIn.lead')}</p>
      {left ? (
        <p role="status" className={styles.left}>
          {t('signIn.signedOut')}
        </p>
      ) : null}
      <div className={styles.columns}>
        <PasswordForm onSignedIn={onSignedIn} />
        {people.length > 0 ? <DemoPeople people={people} onSignedIn={onSignedIn} /> : null}
      </div>
      {!fetching && data !== undefined && people.length === 0 ? (
        <p className={styles.production}>{t('signIn.productionLine')}</p>
      ) : null}
    </main>
  );
}

function PasswordForm({ onSignedIn }: { readonly onSignedIn: (membershipId: string) => void }): ReactElement {
  const { t } = useWords();
  const act = useAct(SignInDocument);
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const done = await act.run({ login, password });
    if (done !== undefined) onSignedIn(done.signIn.membershipId);
  };
  return (
    <section aria-labelledby="sign-in-title" className={styles.form}>
      <h1 id="sign-in-title">{t('signIn.title')}</h1>
      <form onSubmit={(event) => void submit(event)}>
        <TextField
          label={t('signIn.login')}
          name="login"
          autoComplete="username"
          value={login}
          onChange={setLogin}
          isRequired
        />
        <TextField
          label={t('signIn.password')}
          name="password"
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
          isRequired
        />
        {act.failure === undefined ? null : <FailureNote failure={act.failure} />}
        <Button look="primary" type="submit" isPending={act.pending} isDisabled={login === '' || password === ''}>
          {t('signIn.submit')}
        </Button>
      </form>
    </section>
  );
}

function Brand(): ReactElement {
  return (
    <p className={styles.brand}>
      <svg viewBox="0 0 18 18" aria-hidden="true">
        <path d="M2 2v14M7 4v12M12 2v14M16.5 8v8" />
      </svg>
      Soulad
    </p>
  );
}

function LocaleSwitch({ locale }: { readonly locale: 'cs' | 'en' }): ReactElement {
  const { t } = useWords();
  const other = locale === 'cs' ? 'en' : 'cs';
  const change = (): void => {
    rememberLocale(other);
    void switchLocale(other);
  };
  return (
    <Button look="quiet" onPress={change}>
      <span lang={other}>{other === 'en' ? t('shell.english') : t('shell.czech')}</span>
    </Button>
  );
}
