import { TOTP, Secret } from 'otpauth';
import { hashPassword } from '../identity/password.js';
import { Authenticator } from './authenticator.js';
import { beforeEach } from 'vitest';
import { atEachTable } from './hooks.js';
import type { LiveScene } from './live-scene.js';
import type { SitterKey } from './live-table.js';
import type { TestApp, TestAppOptions } from './test-app.js';

export const ORIGIN = 'https://soulad.example';
export const RP_ID = 'soulad.example';
export const PASSWORD = 'dlouhé heslo 2026';

const PARTS = 'passkeys { id name usedAt } code recoveryCodesLeft signingWays accountWays changes { kind }';
const MEANS = `means { ${PARTS} } recoveryCodes`;
const BEGIN_PROOF = 'mutation { beginProof { id ways options } }';
const BEGIN_PASSKEY = 'mutation ($proof: ProofInput!) { beginPasskey(proof: $proof) { id options } }';
const ADD_PASSKEY = `mutation ($input: AddPasskeyInput!) { addPasskey(input: $input) { ${MEANS} } }`;
const BEGIN_CODE = 'mutation ($proof: ProofInput!) { beginCode(proof: $proof) { secret uri } }';
const CONFIRM_CODE = `mutation ($code: String!) { confirmCode(code: $code) { ${MEANS} } }`;
export const ACTS = {
  removePasskey: `mutation ($id: ID!, $proof: ProofInput!) { removePasskey(id: $id, proof: $proof) { ${MEANS} } }`,
  removeCode: `mutation ($proof: ProofInput!) { removeCode(proof: $proof) { ${MEANS} } }`,
  renew: `mutation ($proof: ProofInput!) { renewRecoveryCodes(proof: $proof) { ${MEANS} } }`,
  beginPasskey: BEGIN_PASSKEY,
  addPasskey: ADD_PASSKEY,
  beginCode: BEGIN_CODE,
  confirmCode: CONFIRM_CODE,
  beginProof: BEGIN_PROOF,
} as const;

export interface Means {
  readonly passkeys: readonly { readonly id: string; readonly name: string; readonly usedAt: string | null }[];
  readonly code: boolean;
  readonly recoveryCodesLeft: number;
  readonly signingWays: readonly string[];
  readonly accountWays: readonly string[];
  readonly changes: readonly { readonly kind: string }[];
}
export interface Changed {
  readonly means: Means;
  readonly recoveryCodes: readonly string[];
}
export interface Asked {
  readonly id: string;
  readonly ways: readonly string[];
  readonly options: string;
}

/** A server in production, where nobody is taken at their name. */
export const PRODUCTION: TestAppOptions = { mode: 'production', env: { SOULAD_ORIGINS: ORIGIN } };

/** A table whose people have passwords, and what they do with their means. */
export class MeansScene {
  private constructor(
    readonly server: TestApp,
    readonly scene: LiveScene,
  ) {}

  /** Such a table of its own for each test. */
  static atEachTable(server: TestApp): MeansScene {
    const scene = atEachTable(server);
    beforeEach(async () => {
      const users = Object.values(scene.table.people).map(({ userId }) => userId);
      const hash = await hashPassword(PASSWORD);
      await server.asOwner('update app_user set password_hash = $1 where id = any ($2)', [hash, users]);
    });
    return new MeansScene(server, scene);
  }

  key(): Authenticator {
    return new Authenticator(ORIGIN, RP_ID);
  }

  async means(by: SitterKey): Promise<Means> {
    return (await this.scene.ask<{ signingMeans: Means }>(by, `{ signingMeans { ${PARTS} } }`, {})).signingMeans;
  }

  /** Adds a passkey; `proof` proves who adds it. */
  async addPasskey(by: SitterKey, key = this.key(), proof: object = { proof: PASSWORD }): Promise<Changed> {
    const { beginPasskey } = await this.scene.ask<{ beginPasskey: Asked }>(by, BEGIN_PASSKEY, { proof });
    const input = { challengeId: beginPasskey.id, name: 'Klíč na stole', response: key.make(beginPasskey.options) };
    return (await this.scene.ask<{ addPasskey: Changed }>(by, ADD_PASSKEY, { input })).addPasskey;
  }

  /** A proof of the account by a passkey. */
  async signedProof(by: SitterKey, key: Authenticator): Promise<{ challengeId: string; assertion: string }> {
    const { beginProof } = await this.scene.ask<{ beginProof: Asked }>(by, BEGIN_PROOF, {});
    return { challengeId: beginProof.id, assertion: key.sign(beginProof.options) };
  }

  /** Sets a one-time code up and gives what makes codes; the step of this moment is used up by it. */
  async addCode(
    by: SitterKey,
    proof: object = { proof: PASSWORD },
  ): Promise<{ codeAt: (step: number) => string } & Changed> {
    const { beginCode } = await this.scene.ask<{ beginCode: { secret: string } }>(by, BEGIN_CODE, { proof });
    const totp = new TOTP({ secret: Secret.fromBase32(beginCode.secret) });
    const codeAt = (step: number): string => totp.generate({ timestamp: Date.now() + step * 30_000 });
    const { confirmCode } = await this.scene.ask<{ confirmCode: Changed }>(by, CONFIRM_CODE, { code: codeAt(0) });
    return { codeAt, ...confirmCode };
  }
}
