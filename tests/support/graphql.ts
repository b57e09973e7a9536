/** GraphQL over HTTP without a browser. */
export interface GraphqlAnswer {
  readonly status: number;
  readonly data: Readonly<Record<string, unknown>> | null;
  readonly errors: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
  readonly cookies: readonly string[];
}

/** Refused by the server, with the code of the refusal. */
export class GraphqlRefusal extends Error {
  readonly code: string;

  constructor(code: string) {
    super(`refused: ${code}`);
    this.code = code;
  }
}

/** Sends one operation. Never throws for what the server answers. */
export async function sendGraphql(
  origin: string,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
  cookie?: string,
): Promise<GraphqlAnswer> {
  const response = await fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin, ...(cookie ? { cookie } : {}) },
    body: JSON.stringify({ query, variables }),
  });
  const body: Partial<GraphqlAnswer> = JSON.parse(await response.text());
  return {
    status: response.status,
    data: body.data ?? null,
    errors: body.errors ?? [],
    cookies: response.headers.getSetCookie().map((line) => line.split(';')[0] ?? ''),
  };
}
