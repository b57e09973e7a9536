import { createHmac } from 'node:crypto';
import pg from 'pg';
import { Refusal } from '../run/refusal.mjs';
import { readdress, withClient } from './connect.mjs';

const ROLES = {
  soulad_owner: 'LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS',
  soulad_app: 'LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS',
  soulad_bypass: 'LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE BYPASSRLS',
};
const SETUP_LOCK = 7_318_001;

/**
 * Makes the database `name` with the roles of the product; everything that is there already is kept.
 * `soulad_owner` owns database and schema and runs the migrations; `soulad_app` has no more than the migrations
 * grant it; `soulad_bypass` (tests only) has the same grants and is not bound by row-level security.
 * Their passwords follow from `secret`, so that several nodes over one server agree without sharing a file.
 * @param {string} adminUrl a superuser, or the owner of the database with CREATEROLE
 * @param {string} name database
 * @param {{ tests?: boolean, secret?: string }} options secret: by default the password in `adminUrl`
 * @returns {Promise<{ ownerUrl: string, appUrl: string, bypassUrl?: string }>}
 * @throws {Refusal} when the account lacks a right this needs
 */
export async function prepareDatabase(adminUrl, name, { tests = false, secret } = {}) {
  const key = secret ?? decodeURIComponent(new URL(adminUrl).password);
  if (!key) throw new Refusal('The database address has no password to derive the passwords of the roles from.');
  const roles = Object.keys(ROLES).filter((role) => tests || role !== 'soulad_bypass');
  try {
    await withClient(adminUrl, (client) => makeRolesAndDatabase(client, name, roles, key));
    await withClient(readdress(adminUrl, { database: name }), openSchema);
  } catch (error) {
    if (error.code !== '42501') throw error;
    throw new Refusal(`The database account may not set up Soulad: ${error.message}; use an administrator's account.`);
  }
  const url = (role) => readdress(adminUrl, { database: name, user: role, password: passwordOf(role, key) });
  const urls = { ownerUrl: url('soulad_owner'), appUrl: url('soulad_app') };
  return tests ? { ...urls, bypassUrl: url('soulad_bypass') } : urls;
}

/**
 * A copy of a prepared and migrated database, for one test file. Nobody may be connected to `template`.
 * @param {string} adminUrl
 * @param {string} template
 * @param {string} name must not exist
 */
export async function cloneDatabase(adminUrl, template, name) {
  await withClient(adminUrl, async (client) => {
    const [copy, original] = [name, template].map(pg.escapeIdentifier);
    await client.query(`CREATE DATABASE ${copy} TEMPLATE ${original} OWNER soulad_owner STRATEGY file_copy`);
    await limitConnections(client, name);
  });
}

/** Removes a database and ends the sessions in it; no error when it is not there. */
export async function dropDatabase(adminUrl, name) {
  await withClient(adminUrl, (client) =>
    client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`),
  );
}

/**
 * The password of a role; the same for the same secret.
 * @param {string} role
 * @param {string} secret
 */
export function passwordOf(role, secret) {
  return createHmac('sha256', secret).update(`soulad role ${role}`).digest('base64url');
}

async function makeRolesAndDatabase(client, name, roles, key) {
  await client.query('SELECT pg_advisory_lock($1)', [SETUP_LOCK]);
  for (const role of roles) await makeRole(client, role, key);
  if (roles.includes('soulad_bypass')) await client.query('GRANT soulad_app TO soulad_bypass');
  const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
  if (!rowCount) {
    // Czech order of letters, whatever the server's own default is.
    const locale = "ENCODING 'UTF8' LOCALE 'C' LOCALE_PROVIDER icu ICU_LOCALE 'cs-CZ'";
    await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)} OWNER soulad_owner TEMPLATE template0 ${locale}`);
  }
  await limitConnections(client, name);
}

async function makeRole(client, role, key) {
  const { rows } = await client.query(
    `SELECT rolsuper OR rolcreatedb OR rolcreaterole OR rolbypassrls <> $2 AS astray FROM pg_roles WHERE rolname = $1`,
    [role, role === 'soulad_bypass'],
  );
  const password = `PASSWORD ${pg.escapeLiteral(passwordOf(role, key))}`;
  if (!rows.length) await client.query(`CREATE ROLE ${role} ${ROLES[role]} ${password}`);
  // Only a superuser may so much as name some of these attributes on a role that exists.
  else await client.query(`ALTER ROLE ${role} ${rows[0].astray ? ROLES[role] : 'LOGIN'} ${password}`);
  // Giving a database away needs membership in the role it is given to.
  if (role === 'soulad_owner') await client.query('GRANT soulad_owner TO CURRENT_USER');
}

async function limitConnections(client, name) {
  const database = pg.escapeIdentifier(name);
  await client.query(`REVOKE ALL ON DATABASE ${database} FROM PUBLIC`);
  await client.query(`GRANT CONNECT, CREATE ON DATABASE ${database} TO soulad_owner`);
  await client.query(`GRANT CONNECT ON DATABASE ${database} TO soulad_app`);
}

async function openSchema(client) {
  await client.query('ALTER SCHEMA public OWNER TO soulad_owner');
  await client.query('REVOKE ALL ON SCHEMA public FROM PUBLIC');
  await client.query('GRANT USAGE ON SCHEMA public TO soulad_app');
}
