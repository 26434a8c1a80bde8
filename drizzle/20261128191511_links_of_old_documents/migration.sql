-- Documents of before had no link. What stands on them does not change, and nothing that is sealed holds the token: 128 bits that cannot be guessed.
update documents set token = rtrim(translate(encode(substring(sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())) from 1 for 16), 'base64'), '+/', '-_'), '=')
where token = '';
