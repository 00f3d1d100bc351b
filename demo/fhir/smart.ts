import { createHash, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

// As much of SMART App Launch as a launch needs: everybody is let in at once. Never use it for real data.

interface Grant {
  readonly patient: string;
  readonly redirectUri: string;
  readonly challenge: string | null;
}

const minute = 60_000;

/** The authorization server of the demo. */
export class SmartServer {
  readonly #grants = new Map<string, Grant>();
  readonly #tokens = new Map<string, number>();

  /** Whether a request may go on: without a token, as the demo is open, or with one of ours that holds. */
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

  /** `launch` names the patient. Back goes only to a page of the demo itself. */
  authorize(address: URL, response: ServerResponse): void {
    const asked = (name: string) => address.searchParams.get(name) ?? '';
    const redirectUri = asked('redirect_uri');
    if (!URL.canParse(redirectUri) || new URL(redirectUri).origin !== address.origin) {
      response.writeHead(400).end();
      return;
    }
    const code = randomUUID();
    const challenge = address.searchParams.get('code_challenge');
    this.#grants.set(code, { patient: asked('launch'), redirectUri, challenge });
    const back = new URL(redirectUri);
    back.searchParams.set('code', code);
    back.searchParams.set('state', asked('state'));
    response.writeHead(302, { Location: back.href }).end();
  }

  /** A code is good for one token, for who asked for it. */
  token(form: URLSearchParams, response: ServerResponse): void {
    const code = form.get('code') ?? '';
    const grant = this.#grants.get(code);
    this.#grants.delete(code);
    const verifier = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    const isRight =
      grant?.redirectUri === form.get('redirect_uri') && (!grant?.challenge || grant.challenge === verifier);
    response.setHeader('Content-Type', 'application/json');
    if (!grant || !isRight) {
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
