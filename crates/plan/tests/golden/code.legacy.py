# pip install aliyun-python-sdk-eci==1.3.3 alibabacloud_credentials
import json
import os

from alibabacloud_credentials.client import Client as Credentials
from aliyunsdkcore.auth.credentials import AccessKeyCredential, StsTokenCredential
from aliyunsdkcore.client import AcsClient
from aliyunsdkeci.request.v20180808.CreateContainerGroupRequest import CreateContainerGroupRequest

parameters = {
    'RegionId': 'cn-beijing',
    'ContainerGroupName': 'test-cri',
    'SecurityGroupId': 'sg-2zeh4cev9y7ulbr00000',
    'VSwitchId': 'vsw-2zejlv7xjnw61w6z00000',
    'Cpu': '2.0',
    'Container.1.Image': 'test0000-registry-vpc.cn-beijing.cr.aliyuncs.com/eci_test/nginx:1.0',
    'Container.1.Name': 'nginx',
    'Container.1.Command.1': 'sh',
    'Container.1.Command.2': '-c',
    'Container.1.Command.3': 'echo "it\'s $HOME ${HOME}"\n',
    'Container.1.EnvironmentVar.1.Key': 'TOKEN',
    'Container.1.EnvironmentVar.1.Value': os.environ['CONTAINER_1_ENVIRONMENT_VAR_1_VALUE'],
    'Container.1.VolumeMount.1.Name': 'data',
    'Container.1.VolumeMount.1.MountPath': '/data',
    'Container.1.LivenessProbe.HttpGet.Path': '/healthz',
    'Container.1.LivenessProbe.HttpGet.Port': '80',
    'AcrRegistryInfo.1.RegionId': 'cn-beijing',
    'AcrRegistryInfo.1.InstanceId': 'cri-nwj395hgf6f00000',
    'AcrRegistryInfo.1.Domain.1': 'test0000-registry-vpc.cn-beijing.cr.aliyuncs.com',
    'ImageRegistryCredential.1.Server': 'hub.example.com',
    'ImageRegistryCredential.1.UserName': 'reader',
    'ImageRegistryCredential.1.Password': os.environ['IMAGE_REGISTRY_CREDENTIAL_1_PASSWORD'],
    'AutoCreateEip': 'true',
    'Tag.1.Key': '环境',
    'Tag.1.Value': '测试',
    'Volume.1.Name': 'data',
    'Volume.1.Type': 'NFSVolume',
    'Volume.1.NFSVolume.Server': 'files.example.com',
    'Volume.1.NFSVolume.Path': '/share',
    'MaxPendingMinute': '60',
}

request = CreateContainerGroupRequest()
# Added by name, because this SDK's set_AcrRegistryInfos sends AcrRegistryInfo.1Domain.1, which ECI does not know.
for name, value in parameters.items():
    request.add_query_param(name, value)
request.set_protocol_type('https')
request.set_endpoint('eci.cn-beijing.aliyuncs.com')

key = Credentials().get_credential()
pair = key.access_key_id, key.access_key_secret
credential = StsTokenCredential(*pair, key.security_token) if key.security_token else AccessKeyCredential(*pair)
client = AcsClient(credential=credential, region_id='cn-beijing')
print(json.loads(client.do_action_with_exception(request))['ContainerGroupId'])
