/** What the page of each host allows: ours, and what the framework needs where it makes markup from texts itself. */
const trustedTypes = {
  react: 'lit-html',
  vue: 'lit-html vue',
  svelte: 'lit-html svelte-trusted-html',
  angular: 'lit-html angular angular#bundler',
  plain: 'pro-widgets-lit',
  server: 'pro-widgets-lit',
};

/**
 * The policy of a host page.
 *
 * @param {string} host
 * @param {string | null} data How the page gets its data. A framework that draws `<script type="application/json">` in
 *   the browser cannot do so under Trusted Types; a server that writes it can.
 */
export function policyOf(host, data) {
  const policy = ["script-src 'self'", "style-src 'self'", "img-src 'self'", "connect-src 'self'"];
  const isDrawn = data === 'json' && host !== 'plain' && host !== 'server';
  return [
    "default-src 'none'",
    ...policy,
    "base-uri 'self'",
    "form-action 'none'",
    ...(isDrawn ? [] : ["require-trusted-types-for 'script'", `trusted-types ${trustedTypes[host] ?? 'lit-html'}`]),
  ].join('; ');
}
