// Provides the text of the example button: a policy with common mistakes.

export const example = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "ManageUsers"
      "Effect": "Allow",
      "Action": [
        "connect:ListUsers",
        "connect: DescribeUser",
        "connect:UpdateUserRoutingProfil",
        "connect:Associate*"
      ],
      "Resource": "arn:aws:connect:us-west-2:<account>:instance/*"
    },
    {
      "Sid": "StartFlows",
      "Effect": "Allow",
      "Action": ["lambda:InvokeFunction", "iam:PassRole"],
      "Resource": "*"
    },
    {
      "Sid": "KeepRecordings",
      "Effect": "Deny",
      "Action": "connect:AssociateInstanceStorageConfig",
      "Resource": "*"
    }
  ]
}
`
