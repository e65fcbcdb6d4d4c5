# pip install alibabacloud_eci20180808==2.1.0 alibabacloud_credentials
import os

from alibabacloud_credentials.client import Client as Credentials
from alibabacloud_eci20180808 import models
from alibabacloud_eci20180808.client import Client
from alibabacloud_tea_openapi.models import Config

request = models.CreateContainerGroupRequest(
    region_id='cn-beijing',
    container_group_name='test-cri',
    security_group_id='sg-2zeh4cev9y7ulbr00000',
    v_switch_id='vsw-2zejlv7xjnw61w6z00000',
    cpu=2,
    container=[
        models.CreateContainerGroupRequestContainer(
            image='test0000-registry-vpc.cn-beijing.cr.aliyuncs.com/eci_test/nginx:1.0',
            name='nginx',
            command=['sh', '-c', 'echo "it\'s $HOME ${HOME}"\n'],
            environment_var=[
                models.CreateContainerGroupRequestContainerEnvironmentVar(
                    key='TOKEN',
                    value=os.environ['CONTAINER_1_ENVIRONMENT_VAR_1_VALUE'],
                ),
            ],
            volume_mount=[
                models.CreateContainerGroupRequestContainerVolumeMount(
                    name='data',
                    mount_path='/data',
                ),
            ],
            liveness_probe=models.CreateContainerGroupRequestContainerLivenessProbe(
                http_get=models.CreateContainerGroupRequestContainerLivenessProbeHttpGet(
                    path='/healthz',
                    port=80,
                ),
            ),
        ),
    ],
    acr_registry_info=[
        models.CreateContainerGroupRequestAcrRegistryInfo(
            region_id='cn-beijing',
            instance_id='cri-nwj395hgf6f00000',
            domain=['test0000-registry-vpc.cn-beijing.cr.aliyuncs.com'],
        ),
    ],
    image_registry_credential=[
        models.CreateContainerGroupRequestImageRegistryCredential(
            server='hub.example.com',
            user_name='reader',
            password=os.environ['IMAGE_REGISTRY_CREDENTIAL_1_PASSWORD'],
        ),
    ],
    auto_create_eip=True,
    tag=[
        models.CreateContainerGroupRequestTag(
            key='环境',
            value='测试',
        ),
    ],
    volume=[
        models.CreateContainerGroupRequestVolume(
            name='data',
            type='NFSVolume',
            nfsvolume=models.CreateContainerGroupRequestVolumeNFSVolume(
                server='files.example.com',
                path='/share',
            ),
        ),
    ],
)
client = Client(Config(credential=Credentials(), endpoint='eci.cn-beijing.aliyuncs.com'))
print(client.create_container_group(request).body.container_group_id)
