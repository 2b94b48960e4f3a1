/**
 * Why a bundle or an entry of it is not taken in. Each has words of its own in `core/locales` (exchange:refused.…), and
 * nothing of the file is changed by any of them.
 */
export const refusalReasons = [
  // the file
  'notABundle',
  'truncated',
  'damaged',
  'tooLarge',
  // the wrapping
  'passphraseNeeded',
  'wrongPassphrase',
  'keyNeeded',
  'tampered',
  // the archive
  'pathTraversal',
  'absolutePath',
  'badName',
  'symlink',
  'duplicateName',
  'tooManyEntries',
  'compressionBomb',
  'badChecksum',
  'unsupportedArchive',
  // what it says of itself
  'badManifest',
  'newerFormat',
  'missingEntry',
  'extraEntry',
  'wrongHash',
  'wrongSignature',
  'badContent',
  'duplicateId',
  // where it belongs
  'otherCommittee',
  'otherMeeting',
  'notForSecretariat',
  'notForMember',
  'otherMember',
  'otherSender',
  'signatureNeeded',
  /** An unsigned form of a member whose key is registered: taken in where a person confirms whose it is. */
  'confirmationNeeded',
  'idInUse',
  'versionDiffers',
  'unsupportedFile',
  // filled-in forms
  'notAForm',
  'formFlattened',
  'formAltered',
  'formEmpty',
  'fileEncrypted',
  // the machine
  'unreadable',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];
