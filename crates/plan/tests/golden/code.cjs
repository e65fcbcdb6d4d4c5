// npm install @alicloud/eci20180808@2.0.3 @alicloud/openapi-client @alicloud/credentials
const { default: Credentials } = require('@alicloud/credentials');
const eci = require('@alicloud/eci20180808');
const { Config } = require('@alicloud/openapi-client');

function secret(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}

const request = new eci.CreateContainerGroupRequest({
  regionId: 'cn-beijing',
  containerGroupName: 'test-cri',
  securityGroupId: 'sg-2zeh4cev9y7ulbr00000',
  vSwitchId: 'vsw-2zejlv7xjnw61w6z00000',
  cpu: 2,
  container: [
    new eci.CreateContainerGroupRequestContainer({
      image: 'test0000-registry-vpc.cn-beijing.cr.aliyuncs.com/eci_test/nginx:1.0',
      name: 'nginx',
      command: ['sh', '-c', 'echo "it\'s $HOME ${HOME}"\n'],
      environmentVar: [
        new eci.CreateContainerGroupRequestContainerEnvironmentVar({
          key: 'TOKEN',
          value: secret('CONTAINER_1_ENVIRONMENT_VAR_1_VALUE'),
        }),
      ],
      volumeMount: [
        new eci.CreateContainerGroupRequestContainerVolumeMount({
          name: 'data',
          mountPath: '/data',
        }),
      ],
      livenessProbe: new eci.CreateContainerGroupRequestContainerLivenessProbe({
        httpGet: new eci.CreateContainerGroupRequestContainerLivenessProbeHttpGet({
          path: '/healthz',
          port: 80,
        }),
      }),
    }),
  ],
  acrRegistryInfo: [
    new eci.CreateContainerGroupRequestAcrRegistryInfo({
      regionId: 'cn-beijing',
      instanceId: 'cri-nwj395hgf6f00000',
      domain: ['test0000-registry-vpc.cn-beijing.cr.aliyuncs.com'],
    }),
  ],
  imageRegistryCredential: [
    new eci.CreateContainerGroupRequestImageRegistryCredential({
      server: 'hub.example.com',
      userName: 'reader',
      password: secret('IMAGE_REGISTRY_CREDENTIAL_1_PASSWORD'),
    }),
  ],
  autoCreateEip: true,
  tag: [
    new eci.CreateContainerGroupRequestTag({
      key: '环境',
      value: '测试',
    }),
  ],
  volume: [
    new eci.CreateContainerGroupRequestVolume({
      name: 'data',
      type: 'NFSVolume',
      NFSVolume: new eci.CreateContainerGroupRequestVolumeNFSVolume({
        server: 'files.example.com',
        path: '/share',
      }),
    }),
  ],
});
const config = new Config({ credential: new Credentials(), endpoint: 'eci.cn-beijing.aliyuncs.com' });
new eci.default(config).createContainerGroup(request).then(
  ({ body }) => console.log(body.containerGroupId),
  (error) => {
    console.error(error);
    process.exitCode = 1;
  },
);
