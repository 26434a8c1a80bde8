/** Passwords that everyone tries first (OWASP ASVS 6.2.4), in lower case and at least eight characters long. */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  `00000000 11111111 12121212 12341234 123123123 12345678 123456789 1234567890 123qweasd 1q2w3e4r 1q2w3e4r5t 1qaz2wsx
  87654321 88888888 987654321 abc12345 abcd1234 abcdefgh adgjmptw admin123 administrator asdfasdf asdfghjk asdfghjkl
  baseball basketball changeme chocolate computer coursetill dragon123 eksamen123 elskerdeg football fotball1 fotball123
  hallo123 hei12345 heihei123 iloveyou internet jegelskerdeg jennifer kveldskurs letmein1 letmein123 liverpool liverpool1
  mandarin manchester michelle monkey123 norge123 p@ssw0rd passord1 passord12 passord123 password password1 password12
  password123 passw0rd princess q1w2e3r4 qazwsxedc qwer1234 qwerty12 qwerty123 qwertyui qwertyuiop sandnes1 sommer123
  starwars sunshine superman trondheim trustno1 university velkommen velkommen1 victoria vinter123 welcome1 welcome123
  whatever zaq12wsx zxcvbnm1 zxcvbnm123`.split(/\s+/),
)
