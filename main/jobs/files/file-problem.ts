/** The code of a system error, such as ENOENT. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** Why a file could not be read, in words that end a sentence. */
export function readProblem(error: unknown): string {
  switch (codeOf(error)) {
    case 'ENOENT':
      return 'there is no such file';
    case 'EACCES':
    case 'EPERM':
      return 'you may not read it';
    default:
      return systemProblem(error);
  }
}

/** Why something could not be written, in words that end a sentence. */
export function writeProblem(error: unknown): string {
  switch (codeOf(error)) {
    case 'ENOENT':
      return 'the folder does not exist';
    case 'EACCES':
    case 'EPERM':
      return process.platform === 'win32'
        ? 'you may not write there, or another program has it open'
        : 'you may not write there';
    case 'EROFS':
      return 'the disk is read-only';
    case 'ENOSPC':
    case 'EDQUOT':
      return 'the disk is full';
    case 'EPIPE':
      return 'the program that was to read it has ended';
    case 'EBADF':
      return 'it is not open for writing';
    case 'ENXIO':
      return 'nothing takes what is written there';
    default:
      return systemProblem(error);
  }
}

function systemProblem(error: unknown): string {
  switch (codeOf(error)) {
    case 'EBUSY':
      return 'another program has it open';
    case 'EISDIR':
      return 'it is a folder';
    case 'ENOTDIR':
      return 'a part of the path is not a folder';
    case 'ENAMETOOLONG':
      return 'the name is too long';
    case 'ELOOP':
      return 'its links lead in a circle';
    case 'EIO':
      return 'the disk does not answer as it should';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}
