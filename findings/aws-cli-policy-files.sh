#!/usr/bin/env bash
# Shows that `aws iam simulate-custom-policy --policy-input-list file://policy.json` sends each character as a policy.
#
# The option takes a list of policies. The AWS CLI reads a file with one JSON object as a text, and takes the text apart
# as if it were the list, so that a document of 50 characters becomes 50 policies. Typed on the command line, the same
# document is one policy. A file that holds a JSON list with the document as a string is read as meant. A server on this
# machine takes the place of IAM and counts what it was sent.
set -u
version=${1:-2.9.19-1}
dir=$(mktemp -d) && trap 'kill "${server:-}" 2> /dev/null; rm -rf "$dir"' EXIT && cd "$dir" || exit 2
apt-get download -q -o APT::Sandbox::User=root "awscli=$version" python3-awscrt python3-cffi-backend python3-colorama \
  python3-cryptography python3-dateutil python3-distro python3-docutils python3-jmespath python3-prompt-toolkit \
  python3-pyasn1 python3-roman python3-ruamel.yaml python3-ruamel.yaml.clib python3-six python3-urllib3 \
  python3-wcwidth > /dev/null || exit 2
for package in ./*.deb; do dpkg-deb -x "$package" root || exit 2; done

cat > server.py << 'SCRIPT'
import http.server, sys, urllib.parse

class Server(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers['content-length'])).decode()
        sent = urllib.parse.parse_qsl(body, keep_blank_values=True)
        print(len([name for name, _ in sent if name.startswith('PolicyInputList.member.')]), flush=True)
        answer = b'<R xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><SimulateCustomPolicyResult/></R>'
        self.send_response(200)
        self.send_header('content-length', str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_):
        pass

server = http.server.HTTPServer(('127.0.0.1', 0), Server)
open('port', 'w').write(str(server.server_port))
server.serve_forever()
SCRIPT
/usr/bin/python3 server.py > sent &
server=$!
for _ in $(seq 50); do [ -s port ] && break; sleep 0.1; done

export AWS_ACCESS_KEY_ID=example AWS_SECRET_ACCESS_KEY=example AWS_DEFAULT_REGION=us-east-1 AWS_EC2_METADATA_DISABLED=true
export PYTHONPATH="$dir/root/usr/lib/python3/dist-packages" HOME="$dir"
document='{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"connect:*","Resource":"*"}}'
printf '%s' "$document" > object.json
/usr/bin/python3 -c 'import json, sys; print(json.dumps([sys.argv[1]]))' "$document" > list.json
for policies in "$document" file://object.json file://list.json; do
  /usr/bin/python3 root/usr/bin/aws iam simulate-custom-policy --endpoint-url "http://127.0.0.1:$(cat port)" \
    --policy-input-list "$policies" --action-names connect:ListUsers > /dev/null || exit 2
done
read -r typed from_object from_list < <(tr '\n' ' ' < sent)
echo "$(/usr/bin/python3 root/usr/bin/aws --version 2>&1 | cut -d' ' -f1): policies sent for one document"
echo "typed: $typed; from a file with the document: $from_object; from a file with a list: $from_list"
[ "$typed" = 1 ] && [ "$from_object" = "${#document}" ] && [ "$from_list" = 1 ]
