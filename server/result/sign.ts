import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';
import type { SealedResult } from '#contract/result';

/** The body's signing key: Ed25519 (RFC 8032), kept as PKCS #8 PEM. */
export const newSigningKey = (): string =>
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

const publicText = (key: KeyObject): string => key.export({ type: 'spki', format: 'der' }).toString('base64');

/** Signs the canonical bytes of a result's body. */
export function signatureOver(canonicalBody: string, privatePem: string): SealedResult['signature'] {
  const key = createPrivateKey(privatePem);
  return {
    algorithm: 'Ed25519',
    publicKey: publicText(createPublicKey(key)),
    value: sign(null, Buffer.from(canonicalBody), key).toString('base64'),
  };
}

/** Whether the signature is one over these bytes by the key it names. A malformed key or value is simply false. */
export function signatureHolds(canonicalBody: string, signature: SealedResult['signature']): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(signature.publicKey, 'base64'), format: 'der', type: 'spki' });
    return (
      key.asymmetricKeyType === 'ed25519' &&
      verify(null, Buffer.from(canonicalBody), key, Buffer.from(signature.value, 'base64'))
    );
  } catch {
    return false;
  }
}
