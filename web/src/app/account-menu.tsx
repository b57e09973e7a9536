import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { ActForDocument, SetLocaleDocument } from '../generated/graphql.gen.js';
import { switchLocale, useWords, type Locale } from '../i18n/index.js';
import {
  announceSignIn,
  applyTheme,
  rememberLocale,
  storedTheme,
  THEMES,
  useAct,
  type Theme,
  type Viewer,
} from '../lib/index.js';
import { Button, Menu, MenuItem, MenuSection, MenuTrigger } from '../ui/index.js';
import styles from './account-menu.module.css';
import { Me } from './me.js';
import { useSignOut } from './sign-out.js';

const THEME_WORDS = {
  system: 'shell.themeSystem',
  light: 'shell.themeLight',
  dark: 'shell.themeDark',
  projector: 'shell.themeProjector',
} as const;
const LOCALES = [
  ['cs', 'shell.czech'],
  ['en', 'shell.english'],
] as const;

/** Who I act for, language, look, sign out. */
export function AccountMenu({ viewer }: { readonly viewer: Viewer }): ReactElement {
  const { t, locale } = useWords();
  const signOut = useSignOut();
  const navigate = useNavigate();
  const [theme, setTheme] = useState<Theme>(storedTheme);
  const actFor = useActFor();
  const chooseLocale = useLocaleChoice();
  return (
    <MenuTrigger>
      <Button look="plain" className={styles.account}>
        <span className="visually-hidden">{t('shell.account')}</span>
        <Me viewer={viewer} />
      </Button>
      <Menu aria-label={t('shell.accountLabel', { name: viewer.displayName })}>
        {viewer.memberships.length > 1 ? (
          <MenuSection heading={t('shell.actFor')} selectionMode="single" selectedKeys={[viewer.membershipId]}>
            {viewer.memberships.map((membership) => (
              <MenuItem key={membership.id} id={membership.id} onAction={() => actFor(membership.id)}>
                {membership.agency?.name ?? t('shell.actForSelf')}
              </MenuItem>
            ))}
          </MenuSection>
        ) : null}
        <MenuSection heading={t('shell.language')} selectionMode="single" selectedKeys={[locale]}>
          {LOCALES.map(([id, name]) => (
            <MenuItem key={id} id={id} onAction={() => chooseLocale(id)}>
              {t(name)}
            </MenuItem>
          ))}
        </MenuSection>
        <MenuSection heading={t('shell.theme')} selectionMode="single" selectedKeys={[theme]}>
          {THEMES.map((id) => (
            <MenuItem
              key={id}
              id={id}
              onAction={() => {
                applyTheme(id);
                setTheme(id);
              }}
            >
              {t(THEME_WORDS[id])}
            </MenuItem>
          ))}
        </MenuSection>
        <MenuSection>
          <MenuItem id="sessions" onAction={() => void navigate({ to: '/me/sessions' })}>
            {t('shell.sessions')}
          </MenuItem>
          <MenuItem id="means" onAction={() => void navigate({ to: '/me/signing' })}>
            {t('shell.means')}
          </MenuItem>
          <MenuItem id="sign-out" onAction={signOut}>
            {t('shell.signOut')}
          </MenuItem>
        </MenuSection>
      </Menu>
    </MenuTrigger>
  );
}

/** Acting for another organisation is a new session: the page starts afresh. */
function useActFor(): (membershipId: string) => void {
  const act = useAct(ActForDocument);
  return (membershipId) => {
    void act.run({ membershipId }).then((data) => {
      if (data === undefined) return;
      announceSignIn(data.actFor.membershipId);
      location.assign('/');
    });
  };
}

function useLocaleChoice(): (locale: Locale) => void {
  const act = useAct(SetLocaleDocument);
  return (locale) => {
    rememberLocale(locale);
    void switchLocale(locale);
    void act.run({ locale });
  };
}
