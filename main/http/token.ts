import { randomBytes } from 'node:crypto';

/** A new bearer token: 256 random bits in letters, digits, - and _. */
export function createToken(): string {
  return randomBytes(32).toString('base64url');
}

/** A command to copy that creates a report; its quotes are good for every usual shell. */
export function curlLine(address: string, token: string | undefined): string {
  const header = token === undefined ? '' : `-H "Authorization: Bearer ${token}" `;
  return `curl ${header}${address}/trigger_report`;
}
