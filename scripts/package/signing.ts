import type { Configuration } from 'electron-builder';

/**
 * How the macOS app is signed with what the environment holds: with a certificate and notarised; with a certificate
 * alone; or, without one, only as far as Apple's processors ask of any program, so that macOS tells the person that its
 * maker is not known. (Windows needs no such choice: without a certificate nothing is signed.)
 */
export function signing(env: NodeJS.ProcessEnv): Configuration {
  const hasCertificate = Boolean(env['CSC_LINK'] || env['CSC_NAME']);
  if (!hasCertificate) return { mac: { identity: '-', hardenedRuntime: false, notarize: false } };
  const canNotarize = Boolean(env['APPLE_API_KEY'] || env['APPLE_ID'] || env['APPLE_KEYCHAIN_PROFILE']);
  return { mac: { notarize: canNotarize } };
}
