/**
 * What the schema of each version is (opening/foreign-schema.ts): the SHA-256 of its entries, of which a database has none
 * but these. A new migration adds a line, which its test tells, and without
 * which no database of it is opened; a new SQLite that writes a text otherwise adds to a line.
 */
export const SCHEMA_DIGESTS: Readonly<Record<number, readonly string[] | undefined>> = {
  1: ['3fbb335133f72eef736394947613db24ad7bfb07d50745acd14ebf6eec7f1ee9'],
  2: ['d3bcdf3d6f927b7d3e5a27a31cba0349a3e69388b11f7e0f6d4024e03426cec6'],
  3: ['5961d732fb95a57284843ff76ffbc590be444409a0d47ae43bef5d4fedda91c1'],
  4: ['a1a5a89761c2fe8eda33081406ac37c1c8f367ee0bce3201ab89a6dcf1aec24b'],
  5: ['24f1c82da2087baf17b7e4a669192ea4960384fa123e652f7a662c1337467f17'],
  6: ['d9b6c9ef00d24d146fd197343ac223b9714c97f6c507d4c1bda146df738093fe'],
  7: ['ac31b2ff3d2acdcc6e2f32505b2f7dc8e638c1e5eb8327291bcc733a3fecf7cc'],
  8: ['1f01591b1337eaae3eaee06ab46fb15abf4bed4a88d3add2073e9a50fd284e31'],
  9: ['1f01591b1337eaae3eaee06ab46fb15abf4bed4a88d3add2073e9a50fd284e31'],
  10: ['9b61a82861427d735e130d487bdca90ace3609f384b2ee34a100772c864af35b'],
  11: ['be6f9ffec8dee8d1670be1ee31ecb4d088f0cdc7134cbb382b0f77f63da3d236'],
  12: ['0b21ecd31da159b62408bb10e0037b0ccbccc3697b9b37a788e303118239baad'],
  13: ['ce1e8e526b4ccb351df64bba7fb45cb7fb41a57d8d84e83f862efd9f1db42c10'],
  14: ['01ad626ecd8e7302409a894d952cd7904c6fd3f759ea5401c4bb1db7942cd604'],
  15: ['5bcd5727cafdd0d58e7ce603f670a20e61532d99818c5381f65d5e463472f8f0'],
  16: ['217dcf2847f90cda7f382abebb8a6600228e2f23471e2abcf81a07e861a7a90e'],
  17: ['eaf8d22bebdf8d560bc3ae0830c2e537daa686b481b4d14248610f08db2ca923'],
};
