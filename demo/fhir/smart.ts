import { createHash, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

// A minimal SMART App Launch without a login. Never use it for real data.

interface Grant {
  readonly patient: string;
  readonly redirectUri: string;
  readonly challenge: string | null;
}

const minute = 60_000;

export class SmartServer {
  readonly #grants = new Map<string, Grant>();
  readonly #tokens = new Map<string, number>();

  /** Tests whether a request has no token, because the demo is open, or a valid one. */
  allows({ headers }: IncomingMessage): boolean {
    const token = headers.authorization?.replace(/^Bearer /, '');
    return token === undefined || (this.#tokens.get(token) ?? 0) > Date.now();
  }

  configuration(origin: string): object {
    return {
      authorization_endpoint: `${origin}/auth/authorize`,
      token_endpoint: `${origin}/auth/token`,
      capabilities: ['launch-ehr', 'client-public', 'context-ehr-patient'],
      code_challenge_methods_supported: ['S256'],
      grant_types_supported: ['authorization_code'],
    };
  }

  /** Grants a code for the patient in `launch`. Redirects only to pages of the demo. */
  authorize(address: URL, response: ServerResponse): void {
    const parameter = (name: string) => address.searchParams.get(name) ?? '';
    const redirectUri = parameter('redirect_uri');
    if (!URL.canParse(redirectUri) || new URL(redirectUri).origin !== address.origin) {
      response.writeHead(400).end();
      return;
    }
    const code = randomUUID();
    const challenge = address.searchParams.get('code_challenge');
    this.#grants.set(code, { patient: parameter('launch'), redirectUri, challenge });
    const redirect = new URL(redirectUri);
    redirect.searchParams.set('code', code);
    redirect.searchParams.set('state', parameter('state'));
    response.writeHead(302, { Location: redirect.href }).end();
  }

  /** Exchanges a code for a token, once and only for the client that requested it. */
  token(form: URLSearchParams, response: ServerResponse): void {
    const code = form.get('code') ?? '';
    const grant = this.#grants.get(code);
    this.#grants.delete(code);
    const verifier = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    const isValid =
      grant?.redirectUri === form.get('redirect_uri') && (!grant?.challenge || grant.challenge === verifier);
    response.setHeader('Content-Type', 'application/json');
    if (!grant || !isValid) {
      response.writeHead(400).end(JSON.stringify({ error: 'invalid_grant' }));
      return;
    }
    const token = randomUUID();
    this.#tokens.set(token, Date.now() + 60 * minute);
    response.end(
      JSON.stringify({
        access_token: token,
        token_type: 'Bearer',
        expires_in: 3600,
        scope: 'launch patient/*.cruds',
        patient: grant.patient,
      }),
    );
  }
}
